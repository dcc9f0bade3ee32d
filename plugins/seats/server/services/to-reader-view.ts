import type { Day } from '@cordee/kernel/pure';
import type { Reader } from '../../api.ts';
import { scopesOf } from '../domain/scopes.ts';
import type { ScopesCaller } from '../rights.ts';

/** The reader and their scopes today, for the header of the page. (ACC-8) */
export const toReaderView = ({ person: { firstName, lastName }, rights }: ScopesCaller, today: Day): Reader => ({
  firstName,
  name: `${firstName} ${lastName}`.trim(),
  scopes: scopesOf(rights, today),
});

import type { NewMemberPage } from '@cordee/seats/api';
import { type Locale, translator } from '../../lib/messages.ts';

/** What tells managers of the same name apart: their address and the session that they manage from. (TEAM-2) */
export const managerDetail = (locale: Locale, { name, email, reference, available }: NewMemberPage['managers'][number]): string =>
  [email !== name && email, reference, !available && translator(locale)('ties.unavailable')].filter(Boolean).join(' · ');

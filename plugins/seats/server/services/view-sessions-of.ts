import type { PersonId } from '@cordee/accounts';
import type { Core } from '@strapi/strapi';
import { sessionsOf } from './session-store.ts';

/** Lists the sessions of a person, latest end first. (ACC-13) */
export const viewSessionsOf = (strapi: Core.Strapi, person: PersonId) => sessionsOf(strapi.db.connection, person);

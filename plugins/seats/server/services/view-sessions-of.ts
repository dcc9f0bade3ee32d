import type { PersonId } from '@cordee/accounts';
import type { Core } from '@strapi/strapi';
import { companiesPilotedBy, type PilotedCompany, type SessionOfPerson, sessionsOf } from './session-store.ts';

/** Lists the companies that a person pilots, and their sessions, latest end first. (ACC-8, ACC-13) */
export async function viewSessionsOf(
  strapi: Core.Strapi,
  person: PersonId,
): Promise<{ pilots: PilotedCompany[]; sessions: SessionOfPerson[] }> {
  const db = strapi.db.connection;
  return { pilots: await companiesPilotedBy(db, person), sessions: await sessionsOf(db, person) };
}

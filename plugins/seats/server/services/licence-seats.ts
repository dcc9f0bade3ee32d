import { appOf } from '@cordee/kernel';
import type { Day } from '@cordee/kernel/pure';
import type { Core } from '@strapi/strapi';
import { joiningCloses } from '../domain/new-member.ts';
import { sessionsToJoin } from './membership-store.ts';

/** The seats of a licence session: who fills it, its allowance and how many count in it, and the last day to add a learner. (SEAT-3, SEAT-4) */
type LicenceSeats = Readonly<{ filledBy: 'staff' | 'company'; allowance: number; counted: number; joinableUntil: Day }>;

/** The seats of those of these sessions, given by their document ids, that are licence sessions. (SEAT-3) */
export async function licenceSeats(strapi: Core.Strapi, documents: readonly string[]): Promise<Map<string, LicenceSeats>> {
  const sessions = await sessionsToJoin(strapi.db.connection, documents);
  const { JOINING_DAYS } = appOf(strapi).settings;
  return new Map(
    sessions
      .filter(({ kind }) => kind === 'licence')
      .map((session) => {
        const { documentId, filledBy, allowance, counted } = session;
        return [documentId, { filledBy, allowance, counted, joinableUntil: joiningCloses(session, JOINING_DAYS) }];
      }),
  );
}

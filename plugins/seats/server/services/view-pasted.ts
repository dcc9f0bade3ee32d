import { appOf, dayIn, shownEmail } from '@cordee/kernel';
import type { Core } from '@strapi/strapi';
import type { Role } from '../domain/membership.ts';
import { counts, refuseJoining } from '../domain/new-member.ts';
import { addedLines, type CheckedLine } from '../domain/new-members.ts';
import { SessionNotFound } from '../domain/refusals.ts';
import { checkPasted, type Pasted } from './check-pasted.ts';
import { sessionOf } from './membership-store.ts';
import { type Refused, toRefused } from './to-refused.ts';

type PastedView = { lines: (Omit<CheckedLine, 'fault'> & { fault: Refused | null })[]; refused: Refused | null };

/** What would become of a list of people if it were added to a session now, line by line, and why nobody joins the session, if so. Nothing is written. (ACC-4, PART-4) */
export async function viewPasted(strapi: Core.Strapi, { role, ...pasted }: Pasted & Readonly<{ role: Role }>): Promise<PastedView> {
  const db = strapi.db.connection;
  const session = await sessionOf(db, pasted.session);
  if (!session) throw new SessionNotFound({ session: String(pasted.session) });
  const lines = await checkPasted(db, pasted);
  const { TIME_ZONE, JOINING_DAYS: joiningDays } = appOf(strapi).settings;
  const learners = counts(role) ? addedLines(lines).length : 0;
  const refused = refuseJoining(session, { learners, today: dayIn(TIME_ZONE, session.now), joiningDays });
  return {
    lines: lines.map(({ email, fault, ...line }) => ({ ...line, email: shownEmail(email), fault: fault && toRefused(fault) })),
    refused: refused && toRefused(refused),
  };
}

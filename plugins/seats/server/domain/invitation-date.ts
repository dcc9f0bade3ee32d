import { atHour, type Day } from '@cordee/kernel/pure';
import type { Role } from './membership.ts';

/** A membership as far as it says when its person is invited, and to what. */
export type JoinedSession = Readonly<{ role: Role; startsOn: Day; since: Date; title: string | null }>;

/** The hour of the first day at which learners are invited, on the clocks of the house. */
const INVITATION_HOUR = 6;

/** When somebody who joins a session is invited: a learner on the morning of the first day, whoever manages at once. (ACC-4) */
export const invitationDueAt = ({ role, startsOn }: Pick<JoinedSession, 'role' | 'startsOn'>, timeZone: string): Date | 'at-once' =>
  role === 'learner' ? atHour(timeZone, startsOn, INVITATION_HOUR) : 'at-once';

/** The first of all that a person has joined; without any, they are expected nowhere. (ACC-4) */
export function earliestInvitation(joined: readonly JoinedSession[], timeZone: string): { due: Date | null; about: string | null } {
  const dues = joined.map((membership) => {
    const due = invitationDueAt(membership, timeZone);
    return { due: due === 'at-once' ? membership.since : due, about: membership.title };
  });
  return dues.sort((a, b) => a.due.getTime() - b.due.getTime())[0] ?? { due: null, about: null };
}

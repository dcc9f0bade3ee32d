import { atHour, type Day } from '@cordee/kernel/pure';
import type { SessionId } from './ids.ts';
import type { Role } from './membership.ts';

/**
 * The facts of a membership that decide when its person is invited, and to what. `calledUp`: they wait for a slot of the session, or hold or
 * have held one.
 */
export type JoinedSession = Readonly<{
  role: Role;
  kind: 'licence' | 'slot';
  startsOn: Day;
  since: Date;
  calledUp: boolean;
  title: string | null;
}>;

/** The hour of the first day at which learners are invited, in the time zone of the organisation. */
const INVITATION_HOUR = 6;

/**
 * When a member of a session is invited: a manager at once, a learner on the morning of the first day; in a slot session a learner not before
 * they are put on the waiting list or get a slot, which is null until then. (ACC-4)
 */
export function invitationDueAt(
  { role, kind, calledUp, startsOn }: Pick<JoinedSession, 'role' | 'kind' | 'calledUp' | 'startsOn'>,
  timeZone: string,
): Date | 'at-once' | null {
  if (role !== 'learner') return 'at-once';
  return kind === 'slot' && !calledUp ? null : atHour(timeZone, startsOn, INVITATION_HOUR);
}

/** `manages`: it is to follow members, without learning. */
type EarliestInvitation = Readonly<{ due: Date | null; about: string | null; manages: boolean }>;

/** The earliest invitation of all the sessions that a person has joined; no date when they are in none, or not called up in any. (ACC-4) */
export function earliestInvitation(joined: readonly JoinedSession[], timeZone: string): EarliestInvitation {
  const invitations = joined.map((membership) => {
    const due = invitationDueAt(membership, timeZone);
    return { due: due === 'at-once' ? membership.since : due, about: membership.title, manages: membership.role === 'manager' };
  });
  const time = ({ due }: { due: Date | null }) => due?.getTime() ?? Number.MAX_SAFE_INTEGER;
  return invitations.sort((a, b) => time(a) - time(b))[0] ?? { due: null, about: null, manages: false };
}

/** A waiting invitation of a member of sessions; `at`: when it is sent, null for never. */
type WaitingInvitation = Readonly<{ at: Date | null; joined: readonly (JoinedSession & Readonly<{ session: SessionId }>)[] }>;

type Now = Readonly<{ now: Date; timeZone: string }>;

/** Whether an invitation that waits would be sent at once if this session started on this day. (ACC-4, SEAT-6) */
export function isSentByMove(
  { at, joined }: WaitingInvitation,
  { session, startsOn, ...now }: Now & Readonly<{ session: SessionId; startsOn: Day }>,
): boolean {
  return becomesDue({ at, joined: joined.map((each) => (each.session === session ? { ...each, startsOn } : each)) }, now);
}

/**
 * Whether an invitation would be sent at once if its person left one session and joined another with this role, where they neither wait for a slot nor
 * have had one; `at` is null also for one that is opened by it. (ACC-4, SEAT-6)
 */
export function isSentByTransfer(
  { at, joined }: WaitingInvitation,
  { source, target, role, ...now }: Now & Readonly<{ source: SessionId; target: Pick<JoinedSession, 'kind' | 'startsOn'>; role: Role }>,
): boolean {
  const { kind, startsOn } = target;
  const joining = { role, kind, startsOn, since: now.now, calledUp: false, title: null };
  return becomesDue({ at, joined: [...joined.filter(({ session }) => session !== source), joining] }, now);
}

function becomesDue({ at, joined }: Readonly<{ at: Date | null; joined: readonly JoinedSession[] }>, { now, timeZone }: Now): boolean {
  if (at !== null && at <= now) return false;

  const { due } = earliestInvitation(joined, timeZone);
  return due !== null && due <= now;
}

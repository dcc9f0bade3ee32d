import { type Day, plusDays, type Refusal } from '@cordee/kernel/pure';
import type { Role } from './membership.ts';
import { JoiningClosed, MembersAddedByTeam, NoSeatLeft, SessionExpired } from './refusals.ts';

/** A session as whoever is to join it finds it; `counted`: how many of its members count in its allowance. (SEAT-3) */
export type JoinableSession = Readonly<{
  kind: 'licence' | 'slot';
  filledBy: 'staff' | 'company';
  startsOn: Day;
  endsOn: Day;
  /** The last day of registrations in a session that its company fills; null for the usual one. */
  closesOn: Day | null;
  allowance: number;
  counted: number;
}>;

/** `learners`: how many of those who join count in the allowance; `joiningDays`: for how long after its first day a licence session takes learners. */
type Joining = Readonly<{ learners: number; today: Day; joiningDays: number }>;

/** Whether who has this role counts in the allowance: whoever learns. (SEAT-3) */
export const counts = (role: Role): boolean => role !== 'manager';

/** The last day on which learners join a licence session: the one that was set where its company fills it, else so many days after its first. (SEAT-3, SEAT-4) */
export function joiningCloses({ filledBy, startsOn, endsOn, closesOn }: JoinableSession, joiningDays: number): Day {
  if (filledBy === 'company' && closesOn !== null) return closesOn;
  const usual = plusDays(startsOn, joiningDays);
  return usual < endsOn ? usual : endsOn;
}

/**
 * Why these do not join a session today, whoever adds or transfers them; null when they can. Who manages without learning takes no seat in a licence
 * session, and is held by no date there. (SEAT-3, SEAT-4, SEAT-5)
 */
export function refuseJoining(session: JoinableSession, { learners, today, joiningDays }: Joining): Refusal | null {
  if (session.kind === 'slot') return today > session.endsOn ? new SessionExpired({ endsOn: session.endsOn }) : null;
  if (learners === 0) return null;

  const until = joiningCloses(session, joiningDays);
  if (today > until) return new JoiningClosed({ until });
  return refuseSeats(session, learners);
}

/** Why a session has no seats for so many learners; null when it has, or when its allowance follows its members. (SEAT-3) */
export const refuseSeats = ({ kind, filledBy, allowance, counted }: JoinableSession, learners: number): Refusal | null =>
  kind === 'licence' && filledBy === 'company' && counted + learners > allowance ? new NoSeatLeft({ allowance, counted }) : null;

/** Why a pilot adds nobody to a session; null when they can. `contact`: the address of the team, `none` without. (SEAT-4, SEAT-5) */
export const refuseAddingByPilot = (
  session: Pick<JoinableSession, 'kind' | 'endsOn'>,
  { today, contact = 'none' }: Readonly<{ today: Day; contact?: string | undefined }>,
): Refusal | null => {
  if (session.kind === 'licence') return new MembersAddedByTeam({ contact });
  return today > session.endsOn ? new SessionExpired({ endsOn: session.endsOn }) : null;
};

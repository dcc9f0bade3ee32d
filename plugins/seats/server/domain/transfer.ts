import type { Id, Refusal } from '@cordee/kernel/pure';
import type { MembershipId, SessionId } from './ids.ts';
import { type Role, refuseLastDayOnJoining } from './membership.ts';
import { counts, type JoinableSession, refuseJoining } from './new-member.ts';
import { AlreadyMember, MemberErased, TransferToOtherCompany, TransferToSameSession } from './refusals.ts';

/** A session that members leave, or one that they are transferred to. */
export type TransferSession = JoinableSession & Readonly<{ id: SessionId; company: Id<'company'> | null }>;

/** Somebody who is to be transferred; `isThere`: a member of the target already. */
export type TransferredMember = Readonly<{
  membership: MembershipId;
  person: Id<'person'>;
  email: string;
  erased: boolean;
  role: Role;
  ownEndsOn: string | null;
  isThere: boolean;
}>;

type Transfer = Readonly<{
  source: TransferSession;
  target: TransferSession;
  members: readonly TransferredMember[];
  /** Whether those who have a last day of their own keep it. */
  keepOwnDays: boolean;
  today: string;
  joiningDays: number;
}>;

/** Why nobody is transferred from one session to another; null when they can be: the rules of the target hold. (SEAT-3, SEAT-4, SEAT-5, SEAT-6) */
export function refuseTransfer({ source, target, members, today, joiningDays }: Transfer): Refusal | null {
  if (source.id === target.id) return new TransferToSameSession({});
  if (source.company !== target.company) return new TransferToOtherCompany({});
  return refuseJoining(target, { learners: countedAmong(members), today, joiningDays });
}

/** Why one member is not transferred; null when they can be. (SEAT-6) */
export function refuseTransferOf(
  { email, erased, isThere, ownEndsOn }: TransferredMember,
  { target, keepOwnDays, today }: Transfer,
): Refusal | null {
  if (erased) return new MemberErased({});
  if (isThere) return new AlreadyMember({ email });
  return keepOwnDays && ownEndsOn !== null ? refuseLastDayOnJoining(ownEndsOn, target, today) : null;
}

/** The seats of a session before a transfer and after it. */
export type SeatChange = Readonly<{ allowance: number; allowanceAfter: number; counted: number; countedAfter: number }>;

/** What a transfer makes of the seats of both sessions: where staff fill a licence session, its allowance follows its members. (SEAT-3, SEAT-6) */
export function seatChanges({ source, target, members }: Pick<Transfer, 'source' | 'target' | 'members'>): {
  source: SeatChange;
  target: SeatChange;
} {
  const learners = countedAmong(members);
  return { source: changed(source, -learners), target: changed(target, learners) };
}

const countedAmong = (members: readonly TransferredMember[]) => members.filter(({ role }) => counts(role)).length;

function changed({ kind, filledBy, allowance, counted }: JoinableSession, by: number): SeatChange {
  const follows = kind === 'licence' && filledBy === 'staff';
  return { allowance, allowanceAfter: follows ? allowance + by : allowance, counted, countedAfter: counted + by };
}

/** A tie of somebody who is transferred: who manages, and who is managed; `isManagedThere`: by their membership of the target. (ACC-8) */
export type TransferredTie = Readonly<{
  managed: MembershipId;
  managedPerson: Id<'person'>;
  isManagedThere: boolean;
  manager: MembershipId;
  managerPerson: Id<'person'>;
}>;

/** Splits ties into those that go on in the target, since both are members of it once the transfer is made, and those that end. (SEAT-6) */
export function splitTies<Tie extends TransferredTie>(
  ties: readonly Tie[],
  { members, managersThere }: Readonly<{ members: readonly TransferredMember[]; managersThere: ReadonlySet<Id<'person'>> }>,
): { kept: Tie[]; ended: Tie[] } {
  const moved = new Set(members.map(({ membership }) => membership));
  const isKept = ({ managed, isManagedThere, manager, managerPerson }: Tie) =>
    (moved.has(managed) || isManagedThere) && (moved.has(manager) || managersThere.has(managerPerson));
  return { kept: ties.filter(isKept), ended: ties.filter((tie) => !isKept(tie)) };
}

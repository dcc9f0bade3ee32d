import { type Account, invite, lockInvitees } from '@cordee/accounts';
import { appOf, type Db, dayIn, inTransaction, type Staff, writeAuditLog } from '@cordee/kernel';
import type { Day } from '@cordee/kernel/pure';
import type { Core } from '@strapi/strapi';
import type { MembershipId, SessionId } from '../domain/ids.ts';
import { invitationDueAt } from '../domain/invitation-date.ts';
import { type Role, refuseLastDayOnJoining, refuseOwnLastDay } from '../domain/membership.ts';
import { counts, refuseJoining, refuseSeats } from '../domain/new-member.ts';
import { AllowanceChanged, AlreadyMember, PersonNotFound, SessionNotFound } from '../domain/refusals.ts';
import { seatEvents } from '../events.ts';
import { findEstablishment } from './find-establishment.ts';
import { insertMember, justLeft, lockSession } from './membership-store.ts';
import { tieManagers } from './tie-managers.ts';

/** `name` opens an account when nobody has one at the address; an existing account keeps its own name. `staff`: who adds them, if staff do. */
type NewMemberInput = Readonly<{
  session: SessionId;
  email: string;
  role: Role;
  /** Their own last day; that of the session without. (SEAT-6) */
  endsOn?: Day | null | undefined;
  /** The document id of their establishment; the first of the company without. (SEAT-1) */
  establishment?: string | undefined;
  /** The memberships of those who manage them. (ACC-8) */
  managers?: readonly MembershipId[] | undefined;
  name?: Readonly<{ firstName: string; lastName: string }> | undefined;
  /** The allowance that whoever adds them has seen; whatever it is without. (SEAT-3) */
  allowance?: number | undefined;
  staff?: Staff;
}>;

/**
 * Adds a person to a session; that staff did is noted. If they have not chosen a password yet they are invited when `invitationDueAt` says.
 * @throws SessionNotFound, AllowanceChanged, PersonNotFound, AlreadyMember, EstablishmentNotFound, ManagerNotFound, and what `refuseJoining` and
 * `refuseLastDayOnJoining` refuse (ACC-4, ACC-8, SEAT-1, SEAT-3, SEAT-4, SEAT-6)
 */
export const addMember = (strapi: Core.Strapi, input: NewMemberInput): Promise<void> =>
  inTransaction(strapi, async (db) => {
    await joinSession(strapi, db, input);
  });

/** Same as `addMember`, in the transaction of the caller; returns the membership and the account of the person. */
export async function joinSession(
  strapi: Core.Strapi,
  db: Db,
  { session, email, role, endsOn = null, establishment: document, managers = [], name, allowance, staff }: NewMemberInput,
): Promise<{ member: MembershipId; account: Account }> {
  // The person, or the address without one, before the session: who adds, opens or blocks the same one waits here, with no session locked.
  const [known] = await lockInvitees(db, [email]);
  const locked = await lockSession(db, session);
  if (!locked) throw new SessionNotFound({ session: String(session) });
  const today = dayIn(appOf(strapi).settings.TIME_ZONE, locked.now);
  if (allowance !== undefined && allowance !== locked.allowance) throw new AllowanceChanged({ from: allowance, now: locked.allowance });
  const left = known && (await justLeft(db, { session, person: known.id }));
  const joining = { learners: counts(role) ? 1 : 0, today, joiningDays: appOf(strapi).settings.JOINING_DAYS };
  const refused =
    (left?.learnt && locked.kind === 'licence' ? refuseSeats(locked, joining.learners) : refuseJoining(locked, joining)) ??
    (endsOn && (left ? refuseOwnLastDay(endsOn, locked) : refuseLastDayOnJoining(endsOn, locked, today)));
  if (refused) throw refused;
  const establishment = document === undefined ? null : (await findEstablishment(db, { session, document })).id;
  const due = invitationDueAt({ role, ...locked, calledUp: false }, appOf(strapi).settings.TIME_ZONE);
  const account = await invite(strapi, db, { email, name, due, about: locked.title, manages: role === 'manager' });
  if (!account) throw new PersonNotFound({ email });

  const { id: person } = account;
  const member = await insertMember(db, { person, session, role, endsOn, establishment });
  if (!member) throw new AlreadyMember({ email });
  const { reference } = locked;

  if (staff) await writeAuditLog(db, { staff, act: 'seats.member-added', person, facts: { session: reference } });
  if (staff && endsOn) await writeAuditLog(db, { staff, act: 'seats.last-day-given', person, facts: { session: reference, day: endsOn } });
  await tieManagers(db, { session, reference, member, person, tie: managers, untie: [], today, staff });
  await seatEvents.announce(strapi, db, 'member-joined', { person, session: locked.documentId });
  return { member, account };
}

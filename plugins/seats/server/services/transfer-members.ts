import { lockAccounts } from '@cordee/accounts';
import { type Db, inTransaction, type Staff, writeStaffAct } from '@cordee/kernel';
import type { Core } from '@strapi/strapi';
import { AllowanceChanged, MembersHaveLeft, MembersNotTransferred } from '../domain/refusals.ts';
import { refuseTransfer, refuseTransferOf } from '../domain/transfer.ts';
import { seatEvents } from '../events.ts';
import { handOn, releaseSlots } from './free-slots.ts';
import { personsOf } from './membership-store.ts';
import { readTransfer, type TransferInput } from './read-transfer.ts';
import { inviteMoved, type Moved } from './reschedule-invitations.ts';
import { storeTies } from './tie-store.ts';
import { endMemberships, insertTransferred, lockSessions, membershipsThere, sessionsNamed } from './transfer-store.ts';

/** `allowances`: those of both sessions that whoever transfers has seen. */
type TransferByStaff = TransferInput & Readonly<{ allowances: Readonly<{ source: number; target: number }>; staff: Staff }>;

type Read = Awaited<ReturnType<typeof readTransfer>>;

/** How many of those who are in the way are named. */
const NAMED = 3;

/**
 * Transfers members of a session to another one of their company, all or none, which is noted about each: their slots and places on the waiting list are free,
 * both allowances follow, role, establishment and progress stay, and ties between those who are then in the target. No slot is given there. They are told.
 * @throws SessionNotFound, MembersHaveLeft, AllowanceChanged, MembersNotTransferred, and what `refuseTransfer` refuses (SEAT-3, SEAT-4, SEAT-6, ACC-4, H-19)
 */
export const transferMembers = (strapi: Core.Strapi, { staff, allowances, ...input }: TransferByStaff): Promise<void> =>
  inTransaction(strapi, async (db) => {
    // The people before the sessions, as by whoever blocks them.
    await lockAccounts(db, await personsOf(db, input.members));
    const sessions = await sessionsNamed(db, [input.source, input.target]);
    await lockSessions(
      db,
      sessions.map(({ id }) => id),
    );
    const transfer = await readTransfer(strapi, db, input);
    refuse(transfer, allowances);

    const moved = await move(strapi, db, transfer);
    const { source, target } = transfer;
    const persons = transfer.members.map(({ person }) => person);
    const facts = { from: source.reference, to: target.reference };
    await writeStaffAct(db, { staff, act: 'seats.member-transferred', about: persons.map((person) => ({ person, facts })) });
    await inviteMoved(strapi, db, moved);
    const payloads = persons.map((person) => ({ person, session: target.document }));
    await seatEvents.announceEach(strapi, db, 'member-joined', payloads);
    if (isAnother(source, target)) await seatEvents.announceEach(strapi, db, 'member-transferred', payloads);
  });

function refuse(transfer: Read, allowances: TransferByStaff['allowances']): void {
  const { members, left } = transfer;
  if (left.length > 0) throw new MembersHaveLeft({ left: left.length, chosen: left.length + members.length });
  const refused = refuseTransfer(transfer);
  if (refused) throw refused;
  for (const [seen, { allowance: now }] of [[allowances.source, transfer.source] as const, [allowances.target, transfer.target] as const])
    if (seen !== now) throw new AllowanceChanged({ from: seen, now });
  const inTheWay = members.filter((member) => refuseTransferOf(member, transfer) !== null);
  if (inTheWay.length === 0) return;

  const names = inTheWay.slice(0, NAMED).map(({ firstName, lastName, email }) => `${firstName} ${lastName}`.trim() || email);
  throw new MembersNotTransferred({ refused: inTheWay.length, chosen: members.length, names: names.join(', ') });
}

/** Ends the memberships, begins those of the target, and ties there who was tied and is there; returns who is to be invited: they, and who got their slots. */
async function move(strapi: Core.Strapi, db: Db, { source, target, members: moved, ties, keepOwnDays, today }: Read): Promise<Moved> {
  const members = moved.map(({ membership }) => membership);
  const leaving = members.map((membership) => ({ membership, by: null, as: 'transferred' as const, until: null }));
  await releaseSlots(strapi, db, { leaving, today });
  const { calledUp, left } = await handOn(strapi, db, { sessions: [source.id], today });
  await endMemberships(db, { members, source: source.id });
  const joined = await insertTransferred(db, { members, target: target.id, keepOwnDays, sameCourse: source.course === target.course });

  const persons = ties.kept.flatMap(({ managedPerson, managerPerson }) => [managedPerson, managerPerson]);
  const there = new Map((await membershipsThere(db, { session: target.id, persons })).map(({ id, person }) => [person, id]));
  const tie = ties.kept.flatMap(({ managedPerson, managerPerson }) => {
    const [managed, manager] = [there.get(managedPerson), there.get(managerPerson)];
    return managed && manager ? [{ managed, manager }] : [];
  });
  await storeTies(db, { session: target.id, tie, untie: [] });
  return { calledUp: [...calledUp, ...joined.map(({ id }) => id)], left };
}

/** Whether a session differs from another in what its members are told of it. */
const isAnother = (source: Read['source'], target: Read['target']): boolean =>
  source.course !== target.course || source.kind !== target.kind || source.startsOn !== target.startsOn || source.endsOn !== target.endsOn;

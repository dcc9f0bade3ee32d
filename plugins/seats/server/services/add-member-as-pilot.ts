import { type Account, countInvited, notifyPerson } from '@cordee/accounts';
import { appOf, type Db, dayIn, writePersonalAct } from '@cordee/kernel';
import type { Core } from '@strapi/strapi';
import type { AddedMember } from '../../api.ts';
import type { MembershipId } from '../domain/ids.ts';
import type { Role } from '../domain/membership.ts';
import { refuseAddingByPilot } from '../domain/new-member.ts';
import { addedToSession } from '../emails/added-to-session.ts';
import { commandInTurn } from './act-on-slot.ts';
import { joinSession } from './add-member.ts';
import { memberJustAdded } from './membership-store.ts';
import { type PilotCaller, requirePilot } from './require-pilot.ts';
import { shownName } from './shown-name.ts';
import { type PilotedSession, slotMemberOf } from './slot-store.ts';

/** Whom a pilot adds; `managers`: the memberships of those who manage them, if they learn. */
type NewMember = Readonly<{
  session: string;
  firstName: string;
  lastName: string;
  email: string;
  role: Role;
  establishment?: string | undefined;
  managers: readonly MembershipId[];
}>;

/**
 * Adds a person to a slot session on behalf of a pilot of its company, which is noted. An account that exists keeps its name, and its person is told
 * by a mail, or by their invitation. The same form sent twice adds them once.
 * @throws SessionNotFound, MembersAddedByTeam, Busy, TooManyInvited, and as `addMember` (SEAT-4, SEAT-5, TEAM-2, PART-5, ACC-4, H-75)
 */
export const addMemberAsPilot = (
  strapi: Core.Strapi,
  caller: PilotCaller,
  { session: document, firstName, lastName, managers: chosen, ...person }: NewMember,
): Promise<AddedMember> =>
  commandInTurn(strapi, async (db) => {
    const session = await requirePilot(strapi, db, caller, document);
    const { settings } = appOf(strapi);
    const refused = refuseAddingByPilot(session, { today: dayIn(settings.TIME_ZONE, caller.now), contact: settings.CONTACT });
    if (refused) throw refused;

    // A second click waits here for the first, and finds what it did.
    await countInvited(strapi, caller.person.id);
    const managers = person.role === 'manager' ? [] : [...new Set(chosen)];
    const input = { ...person, session, name: { firstName, lastName }, managers };
    const before = await memberJustAdded(db, { ...input, session: session.id, establishment: person.establishment ?? null });
    const id = before?.id ?? (await add(strapi, db, caller, input));
    const member = await slotMemberOf(db, { session: session.id, membership: id });
    if (!member) throw new Error('Who was added is a member.');
    const keepsName = member.firstName !== firstName || member.lastName !== lastName;
    return { member: id, name: shownName(member) ?? '', keepsName };
  });

type Joining = Omit<NewMember, 'session' | 'firstName' | 'lastName'> &
  Readonly<{ session: PilotedSession; name: Readonly<{ firstName: string; lastName: string }> }>;

async function add(
  strapi: Core.Strapi,
  db: Db,
  { person: { id: by } }: PilotCaller,
  { session, ...input }: Joining,
): Promise<MembershipId> {
  const { member, account } = await joinSession(strapi, db, { ...input, session: session.id });

  const facts = { session: session.reference };
  await writePersonalAct(db, { by, act: 'seats.member-added', about: [{ person: account.id, facts }] });
  const tied = { person: account.id, facts: { ...facts, count: String(input.managers.length) } };
  if (input.managers.length > 0) await writePersonalAct(db, { by, act: 'seats.managers-changed', about: [tied] });
  await tell(db, account, { session, role: input.role });
  return member;
}

/** Tells somebody who has an account already; who has not chosen a password is invited, and who is blocked gets nothing. (PART-5) */
async function tell(db: Db, { id, password, blocked }: Account, { session, role }: { session: PilotedSession; role: Role }): Promise<void> {
  if (password === null || blocked) return;

  const { reference, company, course, startsOn, endsOn } = session;
  await notifyPerson(db, id, addedToSession, { reference, company, course, startsOn, endsOn, role });
}

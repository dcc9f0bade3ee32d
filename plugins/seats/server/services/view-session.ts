import { appOf, dayIn, shownEmail } from '@cordee/kernel';
import type { Core } from '@strapi/strapi';
import type { SlotMemberPage, SlotSessionPage } from '../../api.ts';
import type { MembershipId } from '../domain/ids.ts';
import { MemberNotFound, NoSlotSession } from '../domain/refusals.ts';
import { possibleActions, type SlotSession } from '../domain/slot.ts';
import type { ScopesCaller } from '../rights.ts';
import { requirePilot } from './require-pilot.ts';
import { type PilotedSession, type SlotMemberRow, slotMembersOf, slotSession } from './slot-store.ts';
import { toReaderView } from './to-reader-view.ts';

/** A slot session, for a pilot of its company: who holds a slot, who waits, and what can be done. @throws SessionNotFound, NoSlotSession (SEAT-7, ROT-1) */
export async function viewSession(strapi: Core.Strapi, caller: ScopesCaller, document: string): Promise<SlotSessionPage> {
  const { piloted, session, members, ...when } = await readSession(strapi, caller, document);
  return {
    ...toSessionView(piloted, session, members),
    person: toReaderView(caller, when.today),
    today: when.today,
    members: members.map((member) => toMemberView(member, session, when)),
  };
}

/** A member of a slot session, for the form that gives and takes their slot: it names who waits first. @throws SessionNotFound, NoSlotSession, MemberNotFound */
export async function viewSlotMember(
  strapi: Core.Strapi,
  caller: ScopesCaller,
  { session: document, member: membership }: { session: string; member: MembershipId },
): Promise<SlotMemberPage> {
  const { piloted, session, members, ...when } = await readSession(strapi, caller, document);
  const member = members.find((each) => each.membership === membership);
  if (!member) throw new MemberNotFound({});

  const next = members.find(({ place, blocked }) => place !== null && !blocked);
  return {
    ...toSessionView(piloted, session, members),
    person: toReaderView(caller, when.today),
    today: when.today,
    member: toMemberView(member, session, when),
    next: next ? nameOf(next) : null,
  };
}

async function readSession(strapi: Core.Strapi, caller: ScopesCaller, document: string) {
  const db = strapi.db.connection;
  const piloted = await requirePilot(strapi, db, caller, document);
  const [session, members] = await Promise.all([slotSession(db, piloted.id), slotMembersOf(db, piloted.id)]);
  if (!session) throw new NoSlotSession({});

  const { TIME_ZONE: timeZone } = appOf(strapi).settings;
  return { piloted, session, members, today: dayIn(timeZone, caller.now), timeZone };
}

const toSessionView = (
  { session, reference, company, course, startsOn, endsOn }: PilotedSession,
  { freeSlots }: SlotSession,
  members: readonly SlotMemberRow[],
) => {
  const held = members.filter(({ slot }) => slot !== null).length;
  return { session, reference, company, course, startsOn, endsOn, slots: held + freeSlots.length, free: freeSlots.length };
};

const toMemberView = (member: SlotMemberRow, session: SlotSession, { today, timeZone }: { today: string; timeZone: string }) => ({
  id: member.membership,
  name: nameOf(member),
  email: shownEmail(member.email),
  role: member.role,
  blocked: member.blocked,
  slot: member.slot,
  place: member.place,
  since: member.since && dayIn(timeZone, member.since),
  may: possibleActions(member, session, today),
});

const nameOf = ({ firstName, lastName, email }: SlotMemberRow): string => `${firstName} ${lastName}`.trim() || shownEmail(email);

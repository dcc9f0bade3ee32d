import { type InvitationStatus, viewInvitations } from '@cordee/accounts';
import { appOf, dayIn, mixesScripts, shownEmail } from '@cordee/kernel';
import type { Day } from '@cordee/kernel/pure';
import type { Core } from '@strapi/strapi';
import type { SlotStanding } from '../../admin-api.ts';
import type { MembershipId, SessionId } from '../domain/ids.ts';
import { invitationDueAt } from '../domain/invitation-date.ts';
import { joiningCloses } from '../domain/new-member.ts';
import { SessionNotFound } from '../domain/refusals.ts';
import { type Managed, type Manager, managedFrom, managersFor, managersIn } from './manager-store.ts';
import { memberStandings } from './member-standings.ts';
import { establishmentsOf, type Member, membersOf, sessionOf } from './membership-store.ts';

type MembersView = {
  members: (Omit<Member, 'person'> & {
    doubtful: boolean;
    invitation: Pick<InvitationStatus, 'state' | 'at'> | null;
    managers: MembershipId[];
    /** Whom they manage, who are named before they are removed. */
    manages: Managed;
    /** Null in a licence session. (SEAT-7) */
    standing: SlotStanding | null;
  })[];
  /** How many slots the session has, and how many are free; null in a licence session. (SEAT-5) */
  slots: { total: number; free: number } | null;
  /** Null in a slot session. (SEAT-3) */
  seats: { filledBy: 'staff' | 'company'; allowance: number; counted: number; joinableUntil: Day } | null;
  /** Those who can manage the members, to choose from. (ACC-8) */
  managers: Manager[];
  /** The last day of the session, which is that of its members who have none of their own. (SEAT-6) */
  endsOn: Day;
  /** Those of the company, to choose from, the first one on top. (SEAT-1) */
  establishments: { document: string; name: string }[];
  /** When a learner who is added now will be invited; null for at once, or once they are called up. */
  learnersInvitedAt: Date | null;
  /** A learner who is added is invited once they are put on the waiting list or get a slot. (ACC-4) */
  invitedOnceCalledUp: boolean;
  timeZone: string;
};

/** An address as staff read it, and whether it may imitate another one. (H-71, H-73) */
function addressView(address: string) {
  const email = shownEmail(address);
  return { email, doubtful: mixesScripts(email) };
}

/**
 * Lists the members of a session with the state of their invitations, and when a new learner would be invited.
 * @throws SessionNotFound (ACC-4)
 */
export async function viewMembers(strapi: Core.Strapi, session: SessionId): Promise<MembersView> {
  const { TIME_ZONE: timeZone, JOINING_DAYS } = appOf(strapi).settings;
  const db = strapi.db.connection;
  const dates = await sessionOf(db, session);
  if (!dates) throw new SessionNotFound({ session: String(session) });

  const members = await membersOf(db, session);
  const statuses = await viewInvitations(
    db,
    members.map(({ person }) => person),
  );
  const invitations = new Map(statuses.map(({ person, state, at }) => [person, { state, at }]));
  const ties = Map.groupBy(await managersIn(db, session), ({ managed }) => managed);
  const managed = new Map((await managedFrom(db, session)).map(({ manager, ...manages }) => [manager, manages]));
  const due = invitationDueAt({ role: 'learner', ...dates, calledUp: false }, timeZone);
  const today = dayIn(timeZone, dates.now);
  const standings = await memberStandings(db, session, today);
  return {
    members: members.map(({ person, email, ...member }) => ({
      ...member,
      ...addressView(email),
      invitation: invitations.get(person) ?? null,
      managers: ties.get(member.id)?.map(({ manager }) => manager) ?? [],
      manages: managed.get(member.id) ?? { count: 0, names: [] },
      standing: standings?.of.get(member.id) ?? null,
    })),
    slots: standings?.slots ?? null,
    seats: dates.kind === 'licence' ? { ...dates, joinableUntil: joiningCloses(dates, JOINING_DAYS) } : null,
    endsOn: dates.endsOn,
    establishments: await establishmentsOf(db, session),
    managers: (await managersFor(db, { session, today })).map((manager) => ({ ...manager, email: shownEmail(manager.email) })),
    learnersInvitedAt: due instanceof Date && due > dates.now ? due : null,
    invitedOnceCalledUp: due === null,
    timeZone,
  };
}

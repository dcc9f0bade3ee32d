import { viewInvitations } from '@cordee/accounts';
import { appOf, dayIn, mixesScripts, shownEmail } from '@cordee/kernel';
import type { Core } from '@strapi/strapi';
import type { MembersView } from '../../admin-api.ts';
import type { MembersQuery } from '../../sessions-admin-api.ts';
import type { SessionId } from '../domain/ids.ts';
import { invitationDueAt } from '../domain/invitation-date.ts';
import { stateOf } from '../domain/membership.ts';
import { joiningCloses } from '../domain/new-member.ts';
import { SessionNotFound } from '../domain/refusals.ts';
import { memberStandings } from './member-standings.ts';
import { membersPage } from './members-page-store.ts';
import { establishmentsOf, sessionOf } from './membership-store.ts';
import { listedSession } from './session-list-store.ts';

/** An address as staff read it, and whether it may imitate another one. (H-71, H-73) */
function addressView(address: string) {
  const email = shownEmail(address);
  return { email, doubtful: mixesScripts(email) };
}

/**
 * A session, and a page of its members with the state of their invitations, and when a new learner would be invited.
 * @throws SessionNotFound (SEAT-2, ACC-4, PART-10)
 */
export async function viewMembers(strapi: Core.Strapi, session: SessionId, query: MembersQuery): Promise<MembersView> {
  const { TIME_ZONE: timeZone, JOINING_DAYS } = appOf(strapi).settings;
  const db = strapi.db.connection;
  const [dates, listed] = [await sessionOf(db, session), await listedSession(db, session)];
  if (!dates || !listed) throw new SessionNotFound({ session: String(session) });

  const today = dayIn(timeZone, dates.now);
  const { members, ...page } = await membersPage(db, { ...query, session });
  const statuses = await viewInvitations(
    db,
    members.map(({ person }) => person),
  );
  const invitations = new Map(statuses.map(({ person, state, at }) => [person, { state, at: at?.toISOString() ?? null }]));
  const standings = await memberStandings(db, { session, memberships: members.map(({ id }) => id), today });
  const due = invitationDueAt({ role: 'learner', ...dates, calledUp: false }, timeZone);
  return {
    ...page,
    session: { ...listed, state: stateOf(listed, today) },
    members: members.map(({ person, email, ...member }) => ({
      ...member,
      ...addressView(email),
      invitation: invitations.get(person) ?? null,
      standing: standings?.of.get(member.id) ?? null,
    })),
    slots: standings && { total: listed.taken + standings.free, free: standings.free },
    seats: dates.kind === 'licence' ? { ...dates, joinableUntil: joiningCloses(dates, JOINING_DAYS) } : null,
    endsOn: dates.endsOn,
    establishments: (await establishmentsOf(db, session)).map(({ document, name }) => ({ document, name })),
    learnersInvitedAt: due instanceof Date && due > dates.now ? due.toISOString() : null,
    invitedOnceCalledUp: due === null,
    timeZone,
  };
}

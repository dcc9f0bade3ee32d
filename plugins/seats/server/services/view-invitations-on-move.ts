import { viewInvitations } from '@cordee/accounts';
import { appOf, currentTime, type Day } from '@cordee/kernel';
import type { Core } from '@strapi/strapi';
import type { SessionId } from '../domain/ids.ts';
import { isSentByMove } from '../domain/invitation-date.ts';
import { joinedBy, reachableMembers } from './membership-store.ts';

/**
 * Lists the members whose waiting invitations would be sent at once if the session started on this day, so that staff are asked before they
 * save it. (ACC-4, SEAT-6)
 */
export async function viewInvitationsOnMove(
  strapi: Core.Strapi,
  { session, startsOn }: { session: SessionId; startsOn: Day },
): Promise<{ invited: { name: string; email: string }[] }> {
  const db = strapi.db.connection;
  const move = { session, startsOn, now: await currentTime(strapi), timeZone: appOf(strapi).settings.TIME_ZONE };
  const members = await reachableMembers(db, session);
  const invitations = await viewInvitations(
    db,
    members.map(({ person }) => person),
  );
  const waiting = new Map(invitations.filter(({ state }) => state === 'planned').map(({ person, at }) => [person, at]));
  const joined = Map.groupBy(await joinedBy(db, [...waiting.keys()]), ({ person }) => person);

  const isInvited = ({ person }: (typeof members)[number]) => {
    const at = waiting.get(person);
    return at !== undefined && isSentByMove({ at, joined: joined.get(person) ?? [] }, move);
  };
  return { invited: members.filter(isInvited).map(({ name, email }) => ({ name, email })) };
}

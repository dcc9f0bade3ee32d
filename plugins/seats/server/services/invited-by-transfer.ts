import { type PersonId, viewInvitations } from '@cordee/accounts';
import { appOf, type Db } from '@cordee/kernel';
import type { Core } from '@strapi/strapi';
import { isSentByTransfer } from '../domain/invitation-date.ts';
import { joinedBy } from './membership-store.ts';
import type { readTransfer } from './read-transfer.ts';
import { withoutPassword } from './transfer-store.ts';

/** The people whom a transfer would invite at once, as `inviteMoved` does: of those who are transferred, who can use an invitation that is due then. (ACC-4, SEAT-6) */
export async function invitedByTransfer(
  strapi: Core.Strapi,
  db: Db,
  { source, target, members }: Awaited<ReturnType<typeof readTransfer>>,
): Promise<ReadonlySet<PersonId>> {
  const move = { source: source.id, target, now: source.now, timeZone: appOf(strapi).settings.TIME_ZONE };
  const persons = await withoutPassword(
    db,
    members.filter(({ blocked }) => !blocked).map(({ person }) => person),
  );
  const last = new Map((await viewInvitations(db, persons)).map((invitation) => [invitation.person, invitation]));
  const joined = Map.groupBy(await joinedBy(db, persons), ({ person }) => person);
  const roles = new Map(members.map(({ person, role }) => [person, role]));
  const isInvited = (person: PersonId) => {
    const role = roles.get(person);
    const { state, at } = last.get(person) ?? { state: 'none', at: null };
    if (role === undefined || state === 'sent') return false;
    return isSentByTransfer({ at: state === 'planned' ? at : null, joined: joined.get(person) ?? [] }, { ...move, role });
  };
  return new Set(persons.filter(isInvited));
}

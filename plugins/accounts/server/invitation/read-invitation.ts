import { appOf, type Db } from '@cordee/kernel';
import type { Core } from '@strapi/strapi';
import { invitationLink } from '../domain/link.ts';
import { type Account, accountById, lockAccount } from '../person/person-store.ts';
import { invitationOf, lockInvitation, type StoredInvitation } from './invitation-store.ts';

/** An invitation with the account it is for. */
export type InvitationWithAccount = Readonly<{ invitation: StoredInvitation; account: Account }>;

/** Returns the invitation of a code, both locked with `lock`; undefined for a forged code or a blocked person. */
export async function readInvitation(
  strapi: Core.Strapi,
  db: Db,
  { code, lock = false }: { code: string; lock?: boolean },
): Promise<InvitationWithAccount | undefined> {
  const id = invitationLink.idIn(code, appOf(strapi).settings.LINK_SECRET);
  const found = id && (await invitationOf(db, id));
  if (!found) return undefined;
  // The account first, as by whoever saves the person.
  const account = await (lock ? lockAccount : accountById)(db, found.person);
  const invitation = lock ? await lockInvitation(db, found.id) : found;

  return invitation && account && !account.blocked ? { invitation, account } : undefined;
}

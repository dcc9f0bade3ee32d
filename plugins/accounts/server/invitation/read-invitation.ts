import { appOf, type Db } from '@cordee/kernel';
import type { Core } from '@strapi/strapi';
import { invitationLink } from '../domain/link.ts';
import { type Account, accountById } from '../person/person-store.ts';
import { invitationOf, lockInvitation, type StoredInvitation } from './invitation-store.ts';

/** An invitation with the account it is for. */
export type InvitationWithAccount = Readonly<{ invitation: StoredInvitation; account: Account }>;

/** Returns the invitation of a code, locked with `lock`; undefined for a forged code or a blocked person. */
export async function readInvitation(
  strapi: Core.Strapi,
  db: Db,
  { code, lock = false }: { code: string; lock?: boolean },
): Promise<InvitationWithAccount | undefined> {
  const id = invitationLink.idIn(code, appOf(strapi).settings.LINK_SECRET);
  const invitation = id && (await (lock ? lockInvitation : invitationOf)(db, id));
  const account = invitation && (await accountById(db, invitation.person));

  return account && !account.blocked ? { invitation, account } : undefined;
}

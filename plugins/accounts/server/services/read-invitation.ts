import { appOf, type Db } from '@cordee/kernel';
import type { Core } from '@strapi/strapi';
import { invitationLink } from '../domain/link.ts';
import { invitationOf, type KeptInvitation, lockInvitation } from './invitation-store.ts';
import { type Account, accountOf } from './person-store.ts';

/** An invitation with the account it is for. */
export type Held = Readonly<{ invitation: KeptInvitation; account: Account }>;

/** The invitation that a code leads to, locked for whoever means to use it; none for a forged code or a blocked person. */
export async function readInvitation(
  strapi: Core.Strapi,
  db: Db,
  { code, lock = false }: { code: string; lock?: boolean },
): Promise<Held | undefined> {
  const id = invitationLink.idIn(code, appOf(strapi).settings.LINK_SECRET);
  const invitation = id && (await (lock ? lockInvitation : invitationOf)(db, id));
  const account = invitation && (await accountOf(db, invitation.person));

  return account && !account.blocked ? { invitation, account } : undefined;
}

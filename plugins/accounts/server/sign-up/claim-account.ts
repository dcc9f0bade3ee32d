import type { Db } from '@cordee/kernel';
import type { Core } from '@strapi/strapi';
import { setPassword } from '../password/choose-password.ts';
import { LinkInvalid } from '../password/domain/refusals.ts';
import { type Account, lockAccount, type NewAccount, openAccount } from '../person/person-store.ts';
import type { SignInTokens } from '../sign-in/sign-in.ts';
import { type LinkSignInInput, signInByLink } from '../sign-in/sign-in-by-link.ts';

/**
 * Opens the account of somebody who has shown that the address is theirs, or returns the one that others opened for them, which retains its
 * name. One that has a password cannot be claimed. @throws LinkInvalid, AddressIsReserved (ACC-3)
 */
export async function openOwnAccount(strapi: Core.Strapi, db: Db, person: NewAccount): Promise<Account> {
  const { id } = await openAccount(strapi, db, person);
  const account = await lockAccount(db, id);
  if (!account || account.password !== null || account.blocked) throw new LinkInvalid({});
  return account;
}

/**
 * Same as `openOwnAccount`, for somebody who chooses the password now, by the link that was sent to them, and whose `hash` is set; signs them in.
 * @throws LinkInvalid, AddressIsReserved (ACC-9)
 */
export async function claimAccount(
  strapi: Core.Strapi,
  db: Db,
  person: NewAccount,
  { hash, ...input }: Omit<LinkSignInInput, 'password'> & Readonly<{ hash: string }>,
): Promise<SignInTokens & Readonly<{ account: Account }>> {
  const account = await setPassword(strapi, db, await openOwnAccount(strapi, db, person), { hash });
  return { account, ...(await signInByLink(strapi, db, account, input)) };
}

import type { Db } from '@cordee/kernel';
import type { Core } from '@strapi/strapi';
import { createInvitation } from './invitation-store.ts';
import { type Account, accountByEmail, checkNotErased, openAccount } from './person-store.ts';

/** Somebody who is given an access. `due`: their first day, or `at-once`; `about`: what awaits them, as a title. */
export type Invitee = Readonly<{
  email: string;
  name?: Readonly<{ firstName: string; lastName: string }> | undefined;
  locale?: 'fr' | 'en';
  due: Date | 'at-once';
  about: string | null;
  /** No other when one was sent within this interval: by default, when one still works. */
  unlessSentWithin?: string;
}>;

/**
 * The account of somebody who is given an access: the one at their address, which keeps its own name, else a new one.
 * Whoever has not chosen a password yet gets an invitation, at the earliest day of all they are invited to. Undefined
 * when nobody has the address and there is no name to open an account with. (ACC-4)
 */
export async function invite(
  strapi: Core.Strapi,
  db: Db,
  { email, name, locale = 'fr', due, about, ...again }: Invitee,
): Promise<Account | undefined> {
  const account = (await accountByEmail(db, email)) ?? (name && (await openAccount(strapi, db, { email, ...name, locale })));
  if (account) checkNotErased(account);
  if (account) await createInvitation(db, { person: account.id, due, about }, again);

  return account;
}

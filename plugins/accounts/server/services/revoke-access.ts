import type { Db } from '@cordee/kernel';
import type { Core } from '@strapi/strapi';
import { accountEvents } from '../events.ts';
import { endAddressChange } from './address-change-store.ts';
import { closeInvitations, createInvitation, withdrawInvitations } from './invitation-store.ts';
import type { Account } from './person-store.ts';
import { closeResets } from './reset-store.ts';
import { type EndCause, endAllSignIns } from './sign-in-store.ts';

type Revocation = Readonly<{
  cause: EndCause;
  /** The token of the sign-in that asks, which stays. */
  keep?: string | null | undefined;
}>;

/**
 * A new password, a new address or a block ends the sign-ins and the links that were good until then, and the person is told
 * of a password that is another now. Who was invited at a former address is invited at the new one. (ACC-2, ACC-4)
 */
export async function revokeAccess(
  strapi: Core.Strapi,
  db: Db,
  account: Pick<Account, 'id' | 'password'>,
  { cause, keep }: Revocation,
): Promise<void> {
  await endAllSignIns(db, account.id, { cause, keep });
  await closeResets(db, account.id);
  await endAddressChange(db, { person: account.id, cause: 'withdrawn' });
  if (cause === 'password-changed') {
    await closeInvitations(db, account.id);
    if (account.password !== null) await accountEvents.announce(strapi, db, 'password-changed', { person: account.id });
    return;
  }

  const [withdrawn] = await withdrawInvitations(db, account.id);
  if (withdrawn && cause === 'address-changed') await createInvitation(db, { person: account.id, due: 'at-once', about: withdrawn.about });
}

import type { Db } from '@cordee/kernel';
import type { Core } from '@strapi/strapi';
import { endAddressChange } from '../address/address-change-store.ts';
import { accountEvents } from '../events.ts';
import { closeInvitations, createInvitation, withdrawInvitations } from '../invitation/invitation-store.ts';
import { closeResets } from '../password/reset-store.ts';
import type { Account } from '../person/person-store.ts';
import { type EndCause, endAllSignIns } from './sign-in-store.ts';

type Revocation = Readonly<{
  cause: EndCause;
  /** The token of the sign-in that makes the change, which does not end. */
  exceptToken?: string | null | undefined;
}>;

/**
 * Revokes the sign-ins and links of a person after a new password, a new address or a block, and notifies them when an existing password
 * was changed. A person who was invited at a former address is invited at the new one. (ACC-2, ACC-4)
 */
export async function revokeAccess(
  strapi: Core.Strapi,
  db: Db,
  account: Pick<Account, 'id' | 'password'>,
  { cause, exceptToken }: Revocation,
): Promise<void> {
  await endAllSignIns(db, account.id, { cause, exceptToken });
  await closeResets(db, account.id);
  await endAddressChange(db, { person: account.id, cause: 'withdrawn' });
  if (cause === 'password-changed') {
    await closeInvitations(db, account.id);
    if (account.password !== null) await accountEvents.announce(strapi, db, 'password-changed', { person: account.id });
    return;
  }

  const [withdrawn] = await withdrawInvitations(db, account.id);
  if (withdrawn && cause === 'address-changed') await createInvitation(db, { person: account.id, due: 'at-once', ...withdrawn });
}

import { type Db, normalizeEmail } from '@cordee/kernel';
import { type Account, accountsByEmail, lockAccounts, lockEmails } from '../person/person-store.ts';

/**
 * Locks the people at these addresses until the end of the transaction, and the addresses at which there is nobody yet; returns the people. Addresses come before
 * people, and people before what they are given access to. The address of somebody who has an account is not locked: whoever has locked them needs it too. (ACC-4)
 */
export async function lockInvitees(db: Db, emails: readonly string[]): Promise<Account[]> {
  const accounts = await lockUntaken(db, emails);
  await lockAccounts(
    db,
    accounts.map(({ id }) => id),
  );
  return accounts;
}

/** Locks those of these addresses at which nobody has an account, and returns the accounts at the others: also those which somebody opened meanwhile. */
export async function lockUntaken(db: Db, emails: readonly string[]): Promise<Account[]> {
  const accounts = await accountsByEmail(db, emails);
  const taken = new Set(accounts.map(({ email }) => normalizeEmail(email)));
  const untaken = emails.filter((email) => !taken.has(normalizeEmail(email)));
  if (untaken.length === 0) return accounts;

  await lockEmails(db, untaken);
  return accountsByEmail(db, emails);
}

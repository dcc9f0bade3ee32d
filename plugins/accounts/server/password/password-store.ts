import { type Db, execute, row } from '@cordee/kernel';
import type { PersonId } from '../domain/ids.ts';
import { type Account, accountById } from '../person/person-store.ts';
import { matchPassword } from './password-hash.ts';

/** Saves the hash of a new password. */
export async function savePasswordHash(db: Db, person: PersonId, hash: string): Promise<void> {
  await execute(db, `update up_users set password = :hash, updated_at = now() at time zone 'UTC' where id = :person`, { person, hash });
}

/** Tells whether this is the account's password. Does as much for unknown accounts and those without a password. (ACC-1) */
export const verifyPassword = async (password: string, account: Pick<Account, 'password'> | undefined): Promise<boolean> =>
  (await matchPassword(password, account?.password)) !== undefined;

/** Same as `verifyPassword`, but returns the account with its present hash: an outdated one is replaced. (ACC-1, H-74) */
export async function authenticate(db: Db, password: string, account: Account | undefined): Promise<Account | undefined> {
  const hash = await matchPassword(password, account?.password);
  return account && hash ? withPresentHash(db, account, { password, hash }) : undefined;
}

/** Returns the account whose password somebody has typed with its present hash, which is saved. Undefined when the password has changed since. */
export async function withPresentHash(
  db: Db,
  account: Account,
  { password, hash }: Readonly<{ password: string; hash: string }>,
): Promise<Account | undefined> {
  if (hash === account.password || (await replaceHash(db, account, hash))) return { ...account, password: hash };
  // Another sign-in has just replaced it, or the password has changed.
  return authenticate(db, password, await accountById(db, account.id));
}

const replaceHash = async (db: Db, { id, password: former }: Account, hash: string): Promise<boolean> =>
  (await row(db, 'update up_users set password = :hash where id = :id and password = :former returning id', { hash, id, former })) !==
  undefined;

import { type Db, execute, row } from '@cordee/kernel';
import type { PersonId } from '../domain/ids.ts';
import { type Account, accountById } from '../person/person-store.ts';
import { NOBODYS_HASH } from './domain/argon2-hash.ts';
import { hashPassword, matchPassword } from './password-hash.ts';

/** Saves the hash of a new password. */
export async function savePasswordHash(db: Db, person: PersonId, hash: string): Promise<void> {
  await execute(db, `update up_users set password = :hash, updated_at = now() at time zone 'UTC' where id = :person`, { person, hash });
}

/** Tells whether this is the account's password. Does as much for unknown accounts and those without a password. (ACC-1) */
export async function verifyPassword(password: string, account: Pick<Account, 'password'> | undefined): Promise<boolean> {
  const match = await matchPassword(password, account?.password ?? NOBODYS_HASH);
  return match !== undefined && typeof account?.password === 'string';
}

/**
 * Same as `verifyPassword`, but returns the account with its present hash: an outdated one is replaced. (ACC-1, H-74)
 */
export async function authenticate(db: Db, password: string, account: Account | undefined): Promise<Account | undefined> {
  const match = await matchPassword(password, account?.password ?? NOBODYS_HASH);
  if (!match || typeof account?.password !== 'string') return undefined;
  if (match === 'current') return account;

  const hash = await hashPassword(password);
  if (await replaceHash(db, account, hash)) return { ...account, password: hash };
  // Another sign-in has just replaced it, or the password has changed.
  return authenticate(db, password, await accountById(db, account.id));
}

const replaceHash = async (db: Db, { id, password: former }: Account, hash: string): Promise<boolean> =>
  (await row(db, 'update up_users set password = :hash where id = :id and password = :former returning id', { hash, id, former })) !==
  undefined;

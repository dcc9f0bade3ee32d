import { type Db, execute } from '@cordee/kernel';
import type { Core } from '@strapi/strapi';
import type { PersonId } from '../domain/ids.ts';
import type { Account } from '../person/person-store.ts';
import { normalizePassword, passwordForms } from './domain/password.ts';

/** Hashes the normal form of a password as Strapi does, with bcrypt. (H-74) */
export async function hashPassword(strapi: Core.Strapi, typed: string): Promise<string> {
  const password = normalizePassword(typed);
  const { password: hash } = await strapi.plugin('users-permissions').service('user').ensureHashedPasswords({ password });
  return hash;
}

/** Saves a new password, and returns its hash. */
export async function savePassword(strapi: Core.Strapi, db: Db, person: PersonId, password: string): Promise<string> {
  const hash = await hashPassword(strapi, password);
  await savePasswordHash(db, person, hash);
  return hash;
}

/** Saves the hash of a new password. */
export async function savePasswordHash(db: Db, person: PersonId, hash: string): Promise<void> {
  await execute(db, `update up_users set password = :hash, updated_at = now() at time zone 'UTC' where id = :person`, { person, hash });
}

/** Tells whether this is the account's password. Takes as long for unknown accounts and those without a password. (ACC-1) */
export async function verifyPassword(
  strapi: Core.Strapi,
  password: string,
  account: Pick<Account, 'password'> | undefined,
): Promise<boolean> {
  const match = await matchPassword(strapi, password, account?.password ?? DUMMY_HASH);
  return match !== undefined && typeof account?.password === 'string';
}

/**
 * Same as `verifyPassword`, but returns the account with its present hash: one that was made before passwords had a normal form is
 * replaced. (H-74)
 */
export async function authenticate(
  strapi: Core.Strapi,
  db: Db,
  password: string,
  account: Account | undefined,
): Promise<Account | undefined> {
  const match = await matchPassword(strapi, password, account?.password ?? DUMMY_HASH);
  if (!match || typeof account?.password !== 'string') return undefined;
  if (match === 'normal') return account;

  const hash = await hashPassword(strapi, password);
  await execute(db, 'update up_users set password = :hash where id = :id and password = :former', {
    hash,
    id: account.id,
    former: account.password,
  });
  return { ...account, password: hash };
}

/**
 * How a password has this hash: in its normal form, or `as-typed`, for a hash that was made before there was one. Where these differ, both are
 * always tried, whatever the first says: the time of the answer depends on nothing but what was typed. (H-74)
 */
export async function matchPassword(strapi: Core.Strapi, typed: string, hash: string): Promise<'normal' | 'as-typed' | undefined> {
  const users = strapi.plugin('users-permissions').service('user');
  const matches: boolean[] = [];
  for (const form of passwordForms(typed)) matches.push(await users.validatePassword(form, hash));
  const [isNormal, isAsTyped] = matches;
  if (isNormal) return 'normal';
  return isAsTyped ? 'as-typed' : undefined;
}

/** A bcrypt hash (cost 10) of a password that nobody has. */
const DUMMY_HASH = '$2a$10$N9qo8uLOickgx2ZMRZoMyeIjZAgcfl7p92ldGxad68LJZdL17lhWy';

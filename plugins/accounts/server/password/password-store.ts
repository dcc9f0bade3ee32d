import { type Db, execute } from '@cordee/kernel';
import type { Core } from '@strapi/strapi';
import type { PersonId } from '../domain/ids.ts';
import type { Account } from '../person/person-store.ts';

/** Hashes a password as Strapi does, with bcrypt. */
export async function hashPassword(strapi: Core.Strapi, password: string): Promise<string> {
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
  const matches = await passwordMatches(strapi, password, account?.password ?? DUMMY_HASH);
  return matches && typeof account?.password === 'string';
}

/** Tells whether a password has this hash. */
export const passwordMatches = (strapi: Core.Strapi, password: string, hash: string): Promise<boolean> =>
  strapi.plugin('users-permissions').service('user').validatePassword(password, hash);

/** A bcrypt hash (cost 10) of a password that nobody has. */
const DUMMY_HASH = '$2a$10$N9qo8uLOickgx2ZMRZoMyeIjZAgcfl7p92ldGxad68LJZdL17lhWy';

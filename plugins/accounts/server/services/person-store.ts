import { type Db, row } from '@cordee/kernel';
import type { Core } from '@strapi/strapi';
import { ERASED, normalizeEmail } from '../domain/email-address.ts';
import { PersonIsErased, PersonNotFound } from '../domain/refusals.ts';

const USER = 'plugin::users-permissions.user';

/** What sign-in needs to know of an account. Without a password nobody can sign in to it: its person is invited. */
export type Account = {
  id: number;
  documentId: string;
  email: string;
  password: string | null;
  blocked: boolean;
  locale: 'fr' | 'en';
  firstName: string;
  lastName: string;
};

const COLUMNS = `id, document_id as "documentId", email, password, coalesce(blocked, false) as blocked, coalesce(locale, 'fr') as locale,
  coalesce(first_name, '') as "firstName", coalesce(last_name, '') as "lastName"`;

/** The account with this address, however it is typed. */
export const accountByEmail = (db: Db, typed: string) =>
  row<Account>(db, `select ${COLUMNS} from up_users where lower(email) = :address`, { address: normalizeEmail(typed) });

/** The account of this person. */
export const accountById = (db: Db, person: number) => row<Account>(db, `select ${COLUMNS} from up_users where id = :person`, { person });

/** The same, locked: two changes of one account come one after the other. */
export const lockAccount = (db: Db, person: number) =>
  row<Account>(db, `select ${COLUMNS} from up_users where id = :person for no key update`, { person });

/** The person whom the admin names by this document id. @throws PersonNotFound */
export async function accountByDocumentId(db: Db, documentId: string): Promise<Account> {
  const found = await row<Account>(db, `select ${COLUMNS} from up_users where document_id = :documentId`, { documentId });
  if (!found) throw new PersonNotFound({ person: documentId });

  return found;
}

/** Holds an address: of two who want it at once, one comes after the other. */
export async function lockEmail(db: Db, typed: string): Promise<void> {
  await db.raw('select pg_advisory_xact_lock(hashtextextended(:address, 0))', { address: `account:${normalizeEmail(typed)}` });
}

/** Gives a person an address that they have confirmed. */
export async function saveEmail(db: Db, person: number, email: string): Promise<void> {
  await db.raw(
    `update up_users set email = :email, username = :email, confirmed = true, updated_at = now() at time zone 'UTC' where id = :person`,
    { person, email },
  );
}

/** What a person lets us use, and in whose name their contributions stand. `mobile` in one form: +33612345678. (ACC-10) */
export type Preferences = Readonly<{ mobile: string | null; sms: boolean; communityMails: boolean; anonymous: boolean }>;

export async function preferencesOf(db: Db, person: number): Promise<Preferences> {
  const choices = await row<Preferences>(
    db,
    `select mobile, coalesce(sms_allowed, false) as sms, coalesce(community_mails, true) as "communityMails",
       coalesce(contributions_anonymous, false) as anonymous
     from up_users where id = :person`,
    { person },
  );
  if (!choices) throw new Error('the person is gone');

  return choices;
}

export async function saveMobile(db: Db, person: number, chosen: Pick<Preferences, 'mobile' | 'sms'>): Promise<void> {
  await db.raw(`update up_users set mobile = :mobile, sms_allowed = :sms, updated_at = now() at time zone 'UTC' where id = :person`, {
    person,
    ...chosen,
  } as never);
}

export async function saveCommunity(db: Db, person: number, chosen: Pick<Preferences, 'communityMails' | 'anonymous'>): Promise<void> {
  await db.raw(
    `update up_users set community_mails = :communityMails, contributions_anonymous = :anonymous, updated_at = now() at time zone 'UTC'
     where id = :person`,
    { person, ...chosen },
  );
}

/** Makes somebody a tester for these days, both included. (ACC-9) */
export async function grantTesterAccess(db: Db, person: number, days: Readonly<{ startsOn: string; endsOn: string }>): Promise<void> {
  await db.raw(
    `update up_users set standing = 'tester', tests_from = :startsOn, tests_until = :endsOn, updated_at = now() at time zone 'UTC'
     where id = :person`,
    { person, ...days },
  );
}

/** Refuses to do anything for somebody who was erased. @throws PersonIsErased (ACC-20) */
export function checkNotErased({ email }: Pick<Account, 'email'>): void {
  if (email.endsWith(ERASED)) throw new PersonIsErased({});
}

/** Opens an account without a password, unless somebody has the address: of two who try at once, one does. (ACC-4) */
export async function openAccount(
  strapi: Core.Strapi,
  db: Db,
  person: Readonly<{ email: string; firstName: string; lastName: string; locale: 'fr' | 'en' }>,
): Promise<Account> {
  await lockEmail(db, person.email);
  const there = await accountByEmail(db, person.email);
  if (there) return there;

  const { email, firstName, lastName, locale } = person;
  await strapi.documents(USER).create({ data: { email, firstName, lastName, locale, provider: 'local' } as never });
  const opened = await accountByEmail(db, person.email);
  if (!opened) throw new Error('the account was not saved');
  return opened;
}

/** A password as Strapi keeps it. */
export async function hashPassword(strapi: Core.Strapi, password: string): Promise<string> {
  const { password: hash } = await strapi.plugin('users-permissions').service('user').ensureHashedPasswords({ password });
  return hash;
}

/** Keeps a new password, and gives its hash. */
export async function savePassword(strapi: Core.Strapi, db: Db, person: number, password: string): Promise<string> {
  const hash = await hashPassword(strapi, password);
  await savePasswordHash(db, person, hash);
  return hash;
}

export async function savePasswordHash(db: Db, person: number, hash: string): Promise<void> {
  await db.raw(`update up_users set password = :hash, updated_at = now() at time zone 'UTC' where id = :person`, { person, hash });
}

/** Whether this is the account's password. Unknown accounts, and those without one, cost as much as others. (ACC-1) */
export async function verifyPassword(strapi: Core.Strapi, password: string, account: Account | undefined): Promise<boolean> {
  const right = await passwordMatches(strapi, password, account?.password ?? DUMMY_HASH);
  return right && typeof account?.password === 'string';
}

/** Whether a password is the one that was kept as this hash. */
export const passwordMatches = (strapi: Core.Strapi, password: string, hash: string): Promise<boolean> =>
  strapi.plugin('users-permissions').service('user').validatePassword(password, hash);

/** bcrypt, cost 10, of a password that nobody has. */
const DUMMY_HASH = '$2a$10$N9qo8uLOickgx2ZMRZoMyeIjZAgcfl7p92ldGxad68LJZdL17lhWy';

/** Whether the person `p` sees what is other people's: in the workplace, or as administrator on the site. */
export const IS_PRIVILEGED = `(p.standing = 'administrator' or exists (select from cordee.staff f where f.person = p.id))`;

export async function isPrivileged(db: Db, person: number): Promise<boolean> {
  return (await row(db, `select from up_users p where p.id = :person and ${IS_PRIVILEGED}`, { person })) !== undefined;
}

import { type Db, execute, type Id, normalizeEmail, row, rows, searchPatterns } from '@cordee/kernel';
import type { Core } from '@strapi/strapi';
import { changeReserving } from '../address/address-change-store.ts';
import { isErased } from '../address/domain/email-address.ts';
import type { PersonId } from '../domain/ids.ts';
import { AddressIsReserved, PersonIsErased, PersonNotFound } from './domain/refusals.ts';

/** The content type that stores people. */
export const USER_UID = 'plugin::users-permissions.user';

/** An account, with what sign-in needs. Nobody can sign in to an account without a password: its person is invited. */
export type Account = {
  id: PersonId;
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

/**
 * The name that a mail greets the person of an account by. Nobody, before a password was chosen: until then nobody has shown that the address is
 * theirs, and the name may be what a stranger typed. (H-80)
 */
export const greetedName = ({ password, firstName }: Pick<Account, 'password' | 'firstName'>): string =>
  password === null ? '' : firstName;

/** Returns the account with this address, in whatever case and with whatever spaces it is typed. */
export const accountByEmail = (db: Db, email: string) =>
  row<Account>(db, `select ${COLUMNS} from up_users where lower(email) = :address`, { address: normalizeEmail(email) });

/** Same as `accountByEmail`, for many addresses; without those that nobody has. */
export const accountsByEmail = (db: Db, emails: readonly string[]) =>
  rows<Account>(db, `select ${COLUMNS} from up_users where lower(email) = any(:addresses)`, { addresses: emails.map(normalizeEmail) });

/** Returns the account of this person. */
export const accountById = (db: Db, person: PersonId) => row<Account>(db, `select ${COLUMNS} from up_users where id = :person`, { person });

/** Same as `accountById`, but locks the row, so that concurrent changes of one account are serialised. */
export const lockAccount = (db: Db, person: PersonId) =>
  row<Account>(db, `select ${COLUMNS} from up_users where id = :person for no key update`, { person });

/** Same as `lockAccount`, for many: in the order of their ids, so that nobody who does the same waits for one who waits for them. */
export const lockAccounts = (db: Db, persons: readonly PersonId[]): Promise<void> =>
  execute(db, 'select from up_users where id = any(:persons) order by id for no key update', { persons });

/** Returns people by what staff type of their names and address, in any order, at most this many. (H-83) */
export const findPeople = (db: Db, search: string, most: number) =>
  rows<{ id: PersonId; email: string }>(
    db,
    'select id, email from up_users where search_form like all(:patterns::text[]) order by search_form, id limit :most',
    { patterns: searchPatterns(search), most },
  );

/** Returns the id of the person with this document id, by which the admin identifies people. @throws PersonNotFound */
export async function personIdOf(db: Db, documentId: string): Promise<PersonId> {
  const person = await row<{ id: PersonId }>(db, 'select id from up_users where document_id = :documentId', { documentId });
  if (!person) throw new PersonNotFound({ person: documentId });

  return person.id;
}

/** Same as `accountById`, for a person who was there a moment ago. @throws PersonNotFound when they were deleted since */
export const existingAccount = async (db: Db, person: PersonId): Promise<Account> => (await accountById(db, person)) ?? notFound(person);

/**
 * Same as `lockExistingAccount`, for an erasure: waits for all who are writing about the person, and makes others wait. @throws PersonNotFound
 * (ACC-20)
 */
export async function lockAccountToErase(db: Db, person: PersonId): Promise<Account> {
  await execute(db, 'select from up_users where id = :person for update', { person });
  return existingAccount(db, person);
}

/** Same as `existingAccount`, but locks the row like `lockAccount`. @throws PersonNotFound */
export const lockExistingAccount = async (db: Db, person: PersonId): Promise<Account> =>
  (await lockAccount(db, person)) ?? notFound(person);

/** The accounts with these document ids, locked in one order, whoever locks them. @throws PersonNotFound */
export async function lockPeople(db: Db, documents: readonly string[]): Promise<Account[]> {
  const people = await rows<Account>(
    db,
    `select ${COLUMNS} from up_users where document_id = any(:documents) order by id for no key update`,
    { documents },
  );
  const missing = documents.find((document) => people.every(({ documentId }) => documentId !== document));
  if (missing) throw new PersonNotFound({ person: missing });

  return people;
}

function notFound(person: PersonId): never {
  throw new PersonNotFound({ person: String(person) });
}

/** Locks an address until the end of the transaction, so that concurrent requests for it are serialised. */
export async function lockEmail(db: Db, email: string): Promise<void> {
  await execute(db, 'select pg_advisory_xact_lock(hashtextextended(:address, 0))', { address: `account:${normalizeEmail(email)}` });
}

/** Same as `lockEmail`, for many: in one order, so that two who lock the same ones do not wait for each other. */
export const lockEmails = (db: Db, emails: readonly string[]): Promise<void> =>
  execute(
    db,
    `with sorted as materialized (select distinct address from unnest(:addresses::text[]) address order by address)
     select pg_advisory_xact_lock(hashtextextended(address, 0)) from sorted`,
    { addresses: emails.map((email) => `account:${normalizeEmail(email)}`) },
  );

/** Saves an address that the person has confirmed. */
export async function saveEmail(db: Db, person: PersonId, email: string): Promise<void> {
  await execute(
    db,
    `update up_users set email = :email, username = :email, confirmed = true, updated_at = now() at time zone 'UTC' where id = :person`,
    { person, email },
  );
}

/** Returns the addresses that may not be in their normal form: those with capitals, spaces, or other than ASCII characters. */
export const addressesToNormalize = (db: Db) =>
  rows<{ id: PersonId; email: string }>(db, `select id, email from up_users where email ~ '[^!-~]' or email <> lower(email) order by id`);

/** Saves the normal form of an address, unless another account has it or may take it back; returns whether it was saved. */
export const saveNormalEmail = async (
  db: Db,
  { id, email, normal }: Readonly<{ id: PersonId; email: string; normal: string }>,
): Promise<boolean> =>
  (await row(
    db,
    `update up_users p set email = :normal, username = :normal
     where id = :id and email = :email and not exists (select from up_users o where lower(o.email) = :normal and o.id <> p.id)
       and not exists (select from cordee.address_change c where lower(c.former) = :normal and c.undo_until > cordee.now() and c.person <> p.id) returning id`,
    { id, email, normal },
  )) !== undefined;

/** What a person allows: a mobile number (stored as +33612345678), SMS, community e-mails, and anonymous contributions. (ACC-10) */
export type Preferences = Readonly<{ mobile: string | null; sms: boolean; communityMails: boolean; anonymous: boolean }>;

/** Returns the preferences of a person. @throws Error when there is no such person */
export async function preferencesOf(db: Db, person: PersonId): Promise<Preferences> {
  const preferences = await row<Preferences>(
    db,
    `select mobile, coalesce(sms_allowed, false) as sms, coalesce(community_mails, true) as "communityMails",
       coalesce(contributions_anonymous, false) as anonymous
     from up_users where id = :person`,
    { person },
  );
  if (!preferences) throw new Error(`There is no person with the id ${person}.`);

  return preferences;
}

/** Saves the mobile number and whether SMS may be sent to it. */
export async function saveMobile(db: Db, person: PersonId, preferences: Pick<Preferences, 'mobile' | 'sms'>): Promise<void> {
  await execute(db, `update up_users set mobile = :mobile, sms_allowed = :sms, updated_at = now() at time zone 'UTC' where id = :person`, {
    person,
    ...preferences,
  });
}

/** Saves the community preferences. */
export async function saveCommunity(
  db: Db,
  person: PersonId,
  preferences: Pick<Preferences, 'communityMails' | 'anonymous'>,
): Promise<void> {
  await execute(
    db,
    `update up_users set community_mails = :communityMails, contributions_anonymous = :anonymous, updated_at = now() at time zone 'UTC'
     where id = :person`,
    { person, ...preferences },
  );
}

/** Makes a person a tester for these days, both ends included. (ACC-9) */
export async function grantTesterAccess(db: Db, person: PersonId, days: Readonly<{ startsOn: string; endsOn: string }>): Promise<void> {
  await execute(
    db,
    `update up_users set standing = 'tester', tests_from = :startsOn, tests_until = :endsOn, updated_at = now() at time zone 'UTC'
     where id = :person`,
    { person, ...days },
  );
}

/** Checks that the account is not that of an erased person. @throws PersonIsErased (ACC-20) */
export function checkNotErased({ email }: Pick<Account, 'email'>): void {
  if (isErased(email)) throw new PersonIsErased({});
}

/** What an account is opened with. */
export type NewAccount = Readonly<Pick<Account, 'email' | 'firstName' | 'lastName' | 'locale'>>;

/**
 * Opens an account without a password, or returns the one that has the address; concurrent calls open one account.
 * @throws AddressIsReserved (ACC-4, SEC-15)
 */
export async function openAccount(strapi: Core.Strapi, db: Db, person: NewAccount): Promise<Account> {
  await lockEmail(db, person.email);
  const existing = await accountByEmail(db, person.email);
  if (existing) return existing;
  if (await changeReserving(db, person.email)) throw new AddressIsReserved({});

  const { email, firstName, lastName, locale } = person;
  await strapi.documents(USER_UID).create({ data: { email, firstName, lastName, locale, provider: 'local' } });
  const opened = await accountByEmail(db, person.email);
  if (!opened) throw new Error('Strapi did not save the new account.');
  return opened;
}

/** SQL condition: whether the person `p` sees other people's data, as staff or as administrator on the site. */
export const IS_PRIVILEGED = `(p.standing = 'administrator' or exists (select from cordee.staff f where f.person = p.id))`;

/** Tells whether a person sees other people's data, as staff or as administrator on the site. */
export async function isPrivileged(db: Db, person: PersonId): Promise<boolean> {
  return (await row(db, `select from up_users p where p.id = :person and ${IS_PRIVILEGED}`, { person })) !== undefined;
}

/** Those of these people who see other people's data, with their account of the CMS admin, if they have one. */
export const privilegedAmong = (db: Db, people: readonly PersonId[]) =>
  rows<{ person: PersonId; adminUser: Id<'admin-user'> | null }>(
    db,
    `select p.id as person, s.admin_user as "adminUser" from up_users p left join cordee.staff s on s.person = p.id
     where p.id = any(:people) and ${IS_PRIVILEGED}`,
    { people },
  );

/** Blocks those of these people who are not, and returns them. */
export const saveBlocked = (db: Db, people: readonly PersonId[]) =>
  rows<Pick<Account, 'id' | 'password'>>(
    db,
    `update up_users set blocked = true, updated_at = now() at time zone 'UTC'
     where id = any(:people) and blocked is not true returning id, password`,
    { people },
  );

/** Leaves the roles of users-permissions without a permission: the plugins decide rights. */
export const deletePermissions = (db: Db): Promise<void> => execute(db, 'delete from up_permissions');

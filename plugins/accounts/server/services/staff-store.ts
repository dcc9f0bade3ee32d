import { type Db, execute, normalizeEmail, row, rows } from '@cordee/kernel';

/** The admin access of a person: their account in the CMS admin. */
export type AdminAccess = Readonly<{ adminUser: number; since: Date }>;

/** How long a login token is valid, as a PostgreSQL interval: long enough for a browser to follow the link. */
const TOKEN_LIFETIME = '1 minute';

/** Returns the admin access of a person; undefined when they are not staff. */
export const adminAccessOf = (db: Db, person: number) =>
  row<AdminAccess>(db, 'select admin_user as "adminUser", since from cordee.staff where person = :person', { person });

/** Returns the person whose admin account this is. */
export const personOfAdminUser = async (db: Db, adminUser: number): Promise<number | undefined> =>
  (await row<{ person: number }>(db, 'select person from cordee.staff where admin_user = :adminUser', { adminUser }))?.person;

/** Returns the names of the person's roles in the CMS admin. */
export const adminRolesOf = async (db: Db, person: number): Promise<string[]> => {
  const roles = await rows<{ name: string }>(
    db,
    `select r.name from cordee.staff s
     join admin_users_roles_lnk l on l.user_id = s.admin_user join admin_roles r on r.id = l.role_id
     where s.person = :person order by l.role_ord`,
    { person },
  );
  return roles.map(({ name }) => name);
};

/** Returns the admin account with this address that is linked to nobody, such as one from before accounts were linked. */
export const unlinkedAdminUser = (db: Db, email: string) =>
  row<{ id: number }>(
    db,
    'select a.id from admin_users a where lower(a.email) = :email and not exists (select from cordee.staff s where s.admin_user = a.id)',
    { email: normalizeEmail(email) },
  );

/** Links an admin account to a person. */
export async function linkAdminUser(db: Db, person: number, adminUser: number): Promise<void> {
  await execute(db, 'insert into cordee.staff (person, admin_user) values (:person, :adminUser)', { person, adminUser });
}

/** Creates a login token and returns its id; earlier ones of the person become invalid. */
export async function createLoginToken(db: Db, person: number): Promise<string> {
  const loginToken = await row<{ id: string }>(
    db,
    `with deleted as (delete from cordee.workplace_ticket where person = :person)
     insert into cordee.workplace_ticket (person, expires_at) values (:person, cordee.now() + interval '${TOKEN_LIFETIME}') returning id`,
    { person },
  );
  if (!loginToken) throw new Error('The login token was not inserted.');

  return loginToken.id;
}

/** Consumes a login token, once, and returns the admin account it is for; undefined when that was deactivated or blocked since. */
export const consumeLoginToken = (db: Db, id: string) =>
  row<{ adminUser: number }>(
    db,
    `with consumed as (delete from cordee.workplace_ticket where id = :id and expires_at > cordee.now() returning person)
     select s.admin_user as "adminUser" from consumed join cordee.staff s using (person)
     join admin_users a on a.id = s.admin_user and a.is_active and a.blocked is not true`,
    { id },
  );

/** Ends every admin session of the person, and their login tokens. */
export async function endAdminSessions(db: Db, person: number): Promise<void> {
  await execute(
    db,
    `with deleted as (delete from cordee.workplace_ticket where person = :person)
     delete from strapi_sessions where origin = 'admin'
       and user_id = (select admin_user::text from cordee.staff where person = :person)`,
    { person },
  );
}

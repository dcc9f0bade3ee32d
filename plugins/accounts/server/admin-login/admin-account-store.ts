import { type Db, execute, type Id, normalizeEmail, row } from '@cordee/kernel';
import type { PersonId, SignInId } from '../domain/ids.ts';

/** The admin access of a person: their account in the CMS admin. */
export type AdminAccess = Readonly<{ adminUser: Id<'admin-user'>; since: Date }>;

/** Returns the admin access of a person; undefined when they are not staff. */
export const adminAccessOf = (db: Db, person: PersonId) =>
  row<AdminAccess>(db, 'select admin_user as "adminUser", since from cordee.staff where person = :person', { person });

/** Returns the person whose account of the admin this is; undefined when it is nobody's. */
export const personOfAdminUser = async (db: Db, adminUser: Id<'admin-user'>): Promise<PersonId | undefined> =>
  (await row<{ person: PersonId }>(db, 'select person from cordee.staff where admin_user = :adminUser', { adminUser }))?.person;

/** Returns the sign-in that a session of the admin was entered from. */
export const signInOfAdminSession = async (db: Db, session: string): Promise<SignInId | undefined> =>
  (
    await row<{ id: SignInId }>(
      db,
      `select i.id from strapi_sessions a join cordee.sign_in i on i.id::text = a.device_id where a.origin = 'admin' and a.session_id = :session`,
      { session },
    )
  )?.id;

/** Returns the admin account with this address that is linked to nobody, such as one from before accounts were linked. */
export const unlinkedAdminUser = (db: Db, email: string) =>
  row<{ id: Id<'admin-user'> }>(
    db,
    'select a.id from admin_users a where lower(a.email) = :email and not exists (select from cordee.staff s where s.admin_user = a.id)',
    { email: normalizeEmail(email) },
  );

/** Links an admin account to a person. */
export async function linkAdminUser(db: Db, person: PersonId, adminUser: Id<'admin-user'>): Promise<void> {
  await execute(db, 'insert into cordee.staff (person, admin_user) values (:person, :adminUser)', { person, adminUser });
}

/** Ends the admin sessions that were entered from a sign-in, and its login tokens. */
export async function endAdminSessionsOf(db: Db, signIn: SignInId): Promise<void> {
  await execute(
    db,
    `with deleted as (delete from cordee.workplace_ticket where sign_in = :signIn)
     delete from strapi_sessions where origin = 'admin' and device_id = cast(:signIn as text)`,
    { signIn },
  );
}

/** Ends every admin session of the person, and their login tokens, as long as they are linked to their admin account. */
export async function endAdminSessions(db: Db, person: PersonId): Promise<void> {
  await execute(
    db,
    `with deleted as (delete from cordee.workplace_ticket where person = :person)
     delete from strapi_sessions where origin = 'admin'
       and user_id = (select admin_user::text from cordee.staff where person = :person)`,
    { person },
  );
}

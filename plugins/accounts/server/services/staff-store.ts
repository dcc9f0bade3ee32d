import { type Db, row, rows } from '@cordee/kernel';

/** The account of a person in the workplace. */
export type AdminAccess = Readonly<{ adminUser: number; since: Date }>;

/** How long a ticket to the workplace lives, as a PostgreSQL interval: as long as a browser takes to follow a link. */
const TOKEN_LIFETIME = '1 minute';

export const adminAccessOf = (db: Db, person: number) =>
  row<AdminAccess>(db, 'select admin_user as "adminUser", since from cordee.staff where person = :person', { person });

/** Whose account of the workplace this is. */
export const personOfAdminUser = async (db: Db, adminUser: number): Promise<number | undefined> =>
  (await row<{ person: number }>(db, 'select person from cordee.staff where admin_user = :adminUser', { adminUser }))?.person;

/** What the person may do in the workplace, as names of roles. */
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

/** The workplace account at this address that belongs to nobody: from before accounts were one. */
export const unlinkedAdminUser = (db: Db, email: string) =>
  row<{ id: number }>(
    db,
    'select a.id from admin_users a where lower(a.email) = lower(:email) and not exists (select from cordee.staff s where s.admin_user = a.id)',
    { email },
  );

export async function linkAdminUser(db: Db, person: number, adminUser: number): Promise<void> {
  await db.raw('insert into cordee.staff (person, admin_user) values (:person, :adminUser)', { person, adminUser });
}

/** Makes a ticket to the workplace; those before it are worth nothing any more. */
export async function createLoginToken(db: Db, person: number): Promise<string> {
  const loginToken = await row<{ id: string }>(
    db,
    `with gone as (delete from cordee.workplace_ticket where person = :person)
     insert into cordee.workplace_ticket (person, expires_at) values (:person, cordee.now() + interval '${TOKEN_LIFETIME}') returning id`,
    { person },
  );
  if (!loginToken) throw new Error('the ticket was not kept');

  return loginToken.id;
}

/** Takes a ticket, once: whose workplace it opens, unless they have been suspended since. */
export const consumeLoginToken = (db: Db, id: string) =>
  row<{ adminUser: number }>(
    db,
    `with taken as (delete from cordee.workplace_ticket where id = :id and expires_at > cordee.now() returning person)
     select s.admin_user as "adminUser" from taken join cordee.staff s using (person)
     join admin_users a on a.id = s.admin_user and a.is_active and a.blocked is not true`,
    { id },
  );

/** Ends every session of the person in the workplace. */
export async function endAdminSessions(db: Db, person: number): Promise<void> {
  await db.raw(
    `with gone as (delete from cordee.workplace_ticket where person = :person)
     delete from strapi_sessions where origin = 'admin'
       and user_id = (select admin_user::text from cordee.staff where person = :person)`,
    { person },
  );
}

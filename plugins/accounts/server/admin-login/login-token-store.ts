import { type Db, type Id, row } from '@cordee/kernel';
import type { PersonId } from '../domain/ids.ts';

/** How long a login token is valid, as a PostgreSQL interval: long enough for a browser to follow the link. */
const TOKEN_LIFETIME = '1 minute';

/** Creates a login token and returns its id; earlier ones of the person become invalid. */
export async function createLoginToken(db: Db, person: PersonId): Promise<string> {
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
  row<{ adminUser: Id<'admin-user'> }>(
    db,
    `with consumed as (delete from cordee.workplace_ticket where id = :id and expires_at > cordee.now() returning person)
     select s.admin_user as "adminUser" from consumed join cordee.staff s using (person)
     join admin_users a on a.id = s.admin_user and a.is_active and a.blocked is not true`,
    { id },
  );

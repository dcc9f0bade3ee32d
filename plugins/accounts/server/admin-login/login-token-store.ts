import { type Db, type Id, row } from '@cordee/kernel';
import type { SignInId } from '../domain/ids.ts';
import { tokenHash } from '../sign-in/domain/token-hash.ts';

/** Who is let in, and the sign-in that it was asked for from. */
export type LetIn = Readonly<{ adminUser: Id<'admin-user'>; signIn: SignInId }>;

/** How long a login token is valid, as a PostgreSQL interval: long enough for a browser to follow the link. */
const TOKEN_LIFETIME = '1 minute';

/** Creates a login token for the sign-in with this session token, in this browser, and returns its id; earlier ones of the person become invalid. */
export async function createLoginToken(db: Db, { token, browser }: Readonly<{ token: string; browser: string }>): Promise<string> {
  const loginToken = await row<{ id: string }>(
    db,
    `with signed_in as (select id, person from cordee.sign_in where token_hash = :hash and ended_at is null),
       deleted as (delete from cordee.workplace_ticket where person in (select person from signed_in))
     insert into cordee.workplace_ticket (person, sign_in, browser, expires_at)
     select person, id, :browser, cordee.now() + interval '${TOKEN_LIFETIME}' from signed_in returning id`,
    { hash: tokenHash(token), browser },
  );
  if (!loginToken) throw new Error('The login token was not inserted.');

  return loginToken.id;
}

/**
 * Consumes a login token, and returns the admin account and the sign-in it is for; undefined when it has expired, is for another browser (null: one
 * that was given no value), or the account was deactivated or blocked since. Whoever shows it uses it up. (ACC-22)
 */
export const consumeLoginToken = (db: Db, login: Readonly<{ id: string; browser: string | null }>) =>
  row<LetIn>(
    db,
    `with consumed as (delete from cordee.workplace_ticket where id = :id returning person, sign_in, browser, expires_at)
     select s.admin_user as "adminUser", consumed.sign_in as "signIn" from consumed join cordee.staff s using (person)
     join admin_users a on a.id = s.admin_user and a.is_active and a.blocked is not true
     where consumed.browser = :browser and consumed.expires_at > cordee.now()`,
    login,
  );

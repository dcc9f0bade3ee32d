import { type Db, execute, row, SAME_FORM_INTERVAL } from '@cordee/kernel';
import type { OneTimeLink } from '../domain/link-state.ts';

/** A stored sign-up: the account that somebody requested. */
export type SignUp = OneTimeLink & {
  id: string;
  email: string;
  firstName: string;
  lastName: string;
  passwordHash: string;
  locale: 'fr' | 'en';
};

const COLUMNS = `id, email, first_name as "firstName", last_name as "lastName", password_hash as "passwordHash", locale,
  confirmed_at as "usedAt", expires_at as "expiresAt"`;

/** Creates a sign-up that can be confirmed for one day. (ACC-3) */
export async function createSignUp(db: Db, signUp: Omit<SignUp, 'id' | keyof OneTimeLink>): Promise<{ id: string }> {
  const created = await row<{ id: string }>(
    db,
    `insert into cordee.sign_up (email, first_name, last_name, password_hash, locale, expires_at)
     values (:email, :firstName, :lastName, :passwordHash, :locale, cordee.now() + interval '1 day') returning id`,
    signUp,
  );
  if (!created) throw new Error('The sign-up was not inserted.');
  return created;
}

/** Returns a sign-up by its id. */
export const signUpOf = (db: Db, id: string) => row<SignUp>(db, `select ${COLUMNS} from cordee.sign_up where id = :id`, { id });

/** Returns the last sign-up with this address that nobody has confirmed; `isRecent`: its mail is on its way. (H-75) */
export const pendingSignUp = (db: Db, email: string) =>
  row<SignUp & Readonly<{ isRecent: boolean }>>(
    db,
    `select ${COLUMNS}, asked_at > cordee.now() - cast(:interval as interval) as "isRecent" from cordee.sign_up
     where email = :email and confirmed_at is null order by asked_at desc limit 1`,
    { email, interval: SAME_FORM_INTERVAL },
  );

/** Lets a sign-up be confirmed for one more day. */
export async function renewSignUp(db: Db, id: string): Promise<void> {
  await execute(db, `update cordee.sign_up set asked_at = cordee.now(), expires_at = cordee.now() + interval '1 day' where id = :id`, {
    id,
  });
}

/** Consumes a sign-up that can still be confirmed, once; undefined when it was used or has expired. */
export const consumeSignUp = (db: Db, id: string) =>
  row<SignUp>(
    db,
    `update cordee.sign_up set confirmed_at = cordee.now() where id = :id and confirmed_at is null and expires_at > cordee.now() returning ${COLUMNS}`,
    { id },
  );

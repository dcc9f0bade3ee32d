import { type Db, row } from '@cordee/kernel';
import { MAX_REQUESTED_MAILS_PER_HOUR } from '../rate-limit/domain/rate-limits.ts';

/** A stored sign-up: the account that somebody requested. */
export type SignUp = { id: string; email: string; firstName: string; lastName: string; passwordHash: string; locale: 'fr' | 'en' };

const COLUMNS = `id, email, first_name as "firstName", last_name as "lastName", password_hash as "passwordHash", locale`;

/** Creates a sign-up that can be confirmed for one day; undefined when the hourly limit of this address is reached. (ACC-3) */
export const createSignUp = (db: Db, signUp: Omit<SignUp, 'id'>) =>
  row<{ id: string }>(
    db,
    `insert into cordee.sign_up (email, first_name, last_name, password_hash, locale, expires_at)
     select :email, :firstName, :lastName, :passwordHash, :locale, cordee.now() + interval '1 day'
     where (select count(*) from cordee.sign_up s where s.email = :email and s.asked_at > cordee.now() - interval '1 hour') < :most
     returning id`,
    { ...signUp, most: MAX_REQUESTED_MAILS_PER_HOUR },
  );

/** Returns a sign-up by its id. */
export const signUpOf = (db: Db, id: string) => row<SignUp>(db, `select ${COLUMNS} from cordee.sign_up where id = :id`, { id });

/** Consumes a sign-up that can still be confirmed, once; undefined when it was used or has expired. */
export const consumeSignUp = (db: Db, id: string) =>
  row<SignUp>(
    db,
    `update cordee.sign_up set confirmed_at = cordee.now() where id = :id and confirmed_at is null and expires_at > cordee.now() returning ${COLUMNS}`,
    { id },
  );

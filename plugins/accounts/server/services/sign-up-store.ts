import { type Db, row } from '@cordee/kernel';

/** What somebody asked an account for. */
export type SignUp = { id: string; email: string; firstName: string; lastName: string; passwordHash: string; locale: 'fr' | 'en' };

/** How many confirmations go to one address in an hour: whoever fills somebody's letter box stops here. */
const MAX_PER_HOUR = 5;

const COLUMNS = `id, email, first_name as "firstName", last_name as "lastName", password_hash as "passwordHash", locale`;

/** Keeps what was asked for one day; undefined when enough was asked for this address within the hour. (ACC-3) */
export const createSignUp = (db: Db, asked: Omit<SignUp, 'id'>) =>
  row<{ id: string }>(
    db,
    `insert into cordee.sign_up (email, first_name, last_name, password_hash, locale, expires_at)
     select :email, :firstName, :lastName, :passwordHash, :locale, cordee.now() + interval '1 day'
     where (select count(*) from cordee.sign_up s where s.email = :email and s.asked_at > cordee.now() - interval '1 hour') < :most
     returning id`,
    { ...asked, most: MAX_PER_HOUR },
  );

export const signUpOf = (db: Db, id: string) => row<SignUp>(db, `select ${COLUMNS} from cordee.sign_up where id = :id`, { id });

/** Takes what can still be confirmed, once; undefined when it is used or too old. */
export const consumeSignUp = (db: Db, id: string) =>
  row<SignUp>(
    db,
    `update cordee.sign_up set confirmed_at = cordee.now() where id = :id and confirmed_at is null and expires_at > cordee.now() returning ${COLUMNS}`,
    { id },
  );

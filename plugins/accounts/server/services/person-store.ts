import { type Db, row } from '@cordee/kernel';
import type { Core } from '@strapi/strapi';
import { normalAddress } from '../domain/address.ts';

const USER = 'plugin::users-permissions.user';

/** What sign-in needs to know of an account. */
export type Account = {
  id: number;
  documentId: string;
  email: string;
  password: string;
  blocked: boolean;
  locale: 'fr' | 'en';
  firstName: string;
};

const COLUMNS = `id, document_id as "documentId", email, password, coalesce(blocked, false) as blocked, locale, first_name as "firstName"`;

/** The account with this address, however it is typed. */
export const accountAt = (db: Db, typed: string) =>
  row<Account>(db, `select ${COLUMNS} from up_users where lower(email) = :address`, { address: normalAddress(typed) });

/** The account of this person. */
export const accountOf = (db: Db, person: number) => row<Account>(db, `select ${COLUMNS} from up_users where id = :person`, { person });

/** Saves a new password; Strapi hashes it. Its own middleware here ends the person's sign-ins. */
export async function savePassword(strapi: Core.Strapi, account: Account, password: string): Promise<void> {
  await strapi.documents(USER).update({ documentId: account.documentId, data: { password } as never });
}

/** Whether this is the account's password. Unknown accounts cost as much as known ones. (ACC-1) */
export const isPassword = (strapi: Core.Strapi, password: string, account: Account | undefined): Promise<boolean> =>
  strapi
    .plugin('users-permissions')
    .service('user')
    .validatePassword(password, account?.password ?? NOBODYS_HASH);

/** bcrypt, cost 10, of a password that nobody has. */
const NOBODYS_HASH = '$2a$10$N9qo8uLOickgx2ZMRZoMyeIjZAgcfl7p92ldGxad68LJZdL17lhWy';

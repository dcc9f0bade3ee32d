import type { Db } from '@cordee/kernel';
import type { Core } from '@strapi/strapi';
import type { PersonId } from '../domain/ids.ts';
import { closeAccount } from './account-closed.ts';
import { saveBlocked } from './person-store.ts';

/**
 * Blocks those of these people who are not, in the transaction of the caller, which has locked them; returns whom. Each account is closed as by the
 * form of a person, one after the other: the caller bounds how many. (ACC-13, H-19)
 */
export async function blockAccounts(strapi: Core.Strapi, db: Db, people: readonly PersonId[]): Promise<PersonId[]> {
  const blocked = await saveBlocked(db, people);
  for (const account of blocked) await closeAccount(strapi, db, account);
  return blocked.map(({ id }) => id);
}

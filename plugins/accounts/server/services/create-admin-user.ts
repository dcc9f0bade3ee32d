import { randomBytes } from 'node:crypto';
import type { Db } from '@cordee/kernel';
import type { Core } from '@strapi/strapi';
import { AlreadyStaff } from '../domain/refusals.ts';
import { type Account, checkNotErased } from './person-store.ts';
import { adminAccessOf, linkAdminUser, unlinkedAdminUser } from './staff-store.ts';

/**
 * Makes somebody who has an account on the site a member of staff, with these roles of the CMS admin. Their account there is
 * bound to this person alone, and has no password that anybody knows. @throws AlreadyStaff (ACC-22)
 */
export async function createAdminUser(strapi: Core.Strapi, db: Db, person: Account, roles: readonly number[]): Promise<void> {
  checkNotErased(person);
  if (await adminAccessOf(db, person.id)) throw new AlreadyStaff({});

  const users = strapi.service('admin::user');
  const names = { email: person.email, firstname: person.firstName, lastname: person.lastName };
  const data = { ...names, isActive: !person.blocked, roles };
  const there = await unlinkedAdminUser(db, person.email);
  const { id } = there
    ? await users.updateById(there.id, data)
    : await users.create({
        ...data,
        preferedLanguage: person.locale,
        password: randomBytes(32).toString('base64url'),
      });
  await linkAdminUser(db, person.id, id);
}

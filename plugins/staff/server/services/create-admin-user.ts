import { randomBytes } from 'node:crypto';
import { type Account, adminAccessOf, checkNotErased, linkAdminUser, unlinkedAdminUser } from '@cordee/accounts';
import type { Db } from '@cordee/kernel';
import type { Core } from '@strapi/strapi';
import { AdminAccountExists, AlreadyStaff } from '../domain/refusals.ts';

/**
 * Makes a person with an account on the site a member of staff, with these roles in the CMS admin. Their admin account is linked to
 * this person only and has a random password that nobody knows. One that has the address and is linked to nobody is never taken over: an address
 * alone shows nothing. @throws AlreadyStaff, AdminAccountExists, PersonIsErased (ACC-22)
 */
export async function createAdminUser(strapi: Core.Strapi, db: Db, person: Account, roles: readonly number[]): Promise<void> {
  checkNotErased(person);
  if (await adminAccessOf(db, person.id)) throw new AlreadyStaff({});

  if (await unlinkedAdminUser(db, person.email)) throw new AdminAccountExists({});

  const { id } = await strapi.service('admin::user').create({
    email: person.email,
    firstname: person.firstName,
    lastname: person.lastName,
    isActive: !person.blocked,
    roles,
    preferedLanguage: person.locale,
    password: randomBytes(32).toString('base64url'),
  });
  await linkAdminUser(db, person.id, id);
}

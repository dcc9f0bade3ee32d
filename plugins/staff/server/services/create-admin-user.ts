import { randomBytes } from 'node:crypto';
import { type Account, adminAccessOf, checkNotErased, linkAdminUser, unlinkedAdminUser } from '@cordee/accounts';
import type { Db } from '@cordee/kernel';
import type { Core } from '@strapi/strapi';
import { AlreadyStaff } from '../domain/refusals.ts';

/**
 * Makes a person with an account on the site a member of staff, with these roles in the CMS admin. Their admin account is linked to
 * this person only and has a random password that nobody knows. @throws AlreadyStaff, PersonIsErased (ACC-22)
 */
export async function createAdminUser(strapi: Core.Strapi, db: Db, person: Account, roles: readonly number[]): Promise<void> {
  checkNotErased(person);
  if (await adminAccessOf(db, person.id)) throw new AlreadyStaff({});

  const users = strapi.service('admin::user');
  const names = { email: person.email, firstname: person.firstName, lastname: person.lastName };
  const data = { ...names, isActive: !person.blocked, roles };
  const existing = await unlinkedAdminUser(db, person.email);
  const { id } = existing
    ? await users.updateById(existing.id, data)
    : await users.create({
        ...data,
        preferedLanguage: person.locale,
        password: randomBytes(32).toString('base64url'),
      });
  await linkAdminUser(db, person.id, id);
}

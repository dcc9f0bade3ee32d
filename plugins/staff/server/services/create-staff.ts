import { invite } from '@cordee/accounts';
import { inTransaction } from '@cordee/kernel';
import type { Core } from '@strapi/strapi';
import { STAFF_ROLES, type StaffRole } from '../domain/staff-role.ts';
import { createAdminUser } from './create-admin-user.ts';

type NewStaff = Readonly<{ email: string; firstName: string; lastName: string; roles: readonly StaffRole[] }>;

/**
 * Creates a member of staff, with an account on the site and in the CMS admin, and invites them at once unless they have a password.
 * Used above all for the first member of staff of a new installation. @throws AlreadyStaff, AdminAccountExists, PersonIsErased
 * (ACC-22)
 */
export const createStaff = (strapi: Core.Strapi, { email, firstName, lastName, roles }: NewStaff): Promise<void> =>
  inTransaction(strapi, async (db) => {
    const account = await invite(strapi, db, { email, name: { firstName, lastName }, due: 'at-once', about: null });
    if (!account) throw new Error('No account was opened for the new member of staff.');

    const ids = await Promise.all(roles.map((role) => strapi.service('admin::role').findOne({ code: STAFF_ROLES[role].code })));
    await createAdminUser(
      strapi,
      db,
      account,
      ids.map(({ id }) => id),
    );
  });

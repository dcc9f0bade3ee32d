import { inTransaction, type StaffRole } from '@cordee/kernel';
import type { Core } from '@strapi/strapi';
import { STAFF_ROLES } from '../domain/staff-role.ts';
import { createAdminUser } from './create-admin-user.ts';
import { invite } from './invite.ts';

type NewStaff = Readonly<{ email: string; firstName: string; lastName: string; roles: readonly StaffRole[] }>;

/**
 * Opens an account, on the site and in the workplace, for somebody who works here, and invites them at once unless they have a
 * password: the first member of staff of a new house above all. @throws AlreadyStaff (ACC-22)
 */
export const createStaff = (strapi: Core.Strapi, { email, firstName, lastName, roles }: NewStaff): Promise<void> =>
  inTransaction(strapi, async (db) => {
    const account = await invite(strapi, db, { email, name: { firstName, lastName }, due: 'at-once', about: null });
    if (!account) throw new Error('the account was not opened');

    const ids = await Promise.all(roles.map((role) => strapi.service('admin::role').findOne({ code: STAFF_ROLES[role].code })));
    await createAdminUser(
      strapi,
      db,
      account,
      ids.map(({ id }) => id),
    );
  });

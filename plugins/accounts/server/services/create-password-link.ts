import { appOf, inTransaction, type Staff, writeAuditLog } from '@cordee/kernel';
import type { Core } from '@strapi/strapi';
import { resetUrl } from '../domain/link.ts';
import { PersonIsBlocked, PersonNotFound } from '../domain/refusals.ts';
import { checkMayChange } from './may-manage-staff.ts';
import { accountByDocumentId, lockAccount } from './person-store.ts';
import { closeResets, createStaffReset } from './reset-store.ts';

/**
 * Creates a link for staff to hand over when e-mail is broken: with it a person chooses a password, once, within a day. Earlier
 * links stop working; the link itself is not stored. @throws PersonNotFound, PersonIsBlocked, StaffProtected (ACC-14)
 */
export const createPasswordLink = (strapi: Core.Strapi, { person, staff }: { person: string; staff: Staff }) =>
  inTransaction(strapi, async (db) => {
    const account = await lockAccount(db, (await accountByDocumentId(db, person)).id);
    if (!account) throw new PersonNotFound({ person });
    await checkMayChange(db, { staff: staff.id, person: account.id });
    if (account.blocked) throw new PersonIsBlocked({});

    await closeResets(db, account.id);
    const { id, expiresAt } = await createStaffReset(db, account.id);
    await writeAuditLog(db, { staff, act: 'accounts.password-link', person: account.id });
    const { SITE_URL: siteUrl, LINK_SECRET: linkSecret, TIME_ZONE: timeZone } = appOf(strapi).settings;
    return { link: resetUrl(id, { siteUrl, linkSecret }), expiresAt, timeZone };
  });

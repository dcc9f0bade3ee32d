import { accountByEmail } from '@cordee/accounts';
import { inTransaction, resendMail, type Staff, writeAuditLog } from '@cordee/kernel';
import type { Core } from '@strapi/strapi';

/**
 * Sends a message again, by staff; the audit log names the person it is for, or else the one who has its address.
 * @throws MailUnderWay, MailNotSentAgain, … (ACC-19)
 */
export const resendMessage = (strapi: Core.Strapi, { message, staff }: { message: string; staff: Staff }): Promise<void> =>
  inTransaction(strapi, async (db) => {
    const { to, person } = await resendMail(strapi, db, message);
    const about = person ?? (await accountByEmail(db, to))?.id ?? null;
    await writeAuditLog(db, { staff, act: 'accounts.message-again', person: about, facts: { message } });
  });

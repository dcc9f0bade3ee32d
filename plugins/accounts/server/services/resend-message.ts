import { inTransaction, resendMail, type Staff, writeAuditLog } from '@cordee/kernel';
import type { Core } from '@strapi/strapi';
import { accountByEmail } from './person-store.ts';

/** Staff send a message again; noted about the person whose address it went to. @throws MailUnderWay, MailNotSentAgain, … (ACC-19) */
export const resendMessage = (strapi: Core.Strapi, { message, staff }: { message: string; staff: Staff }): Promise<void> =>
  inTransaction(strapi, async (db) => {
    const { to } = await resendMail(strapi, db, message);
    const account = await accountByEmail(db, to);
    await writeAuditLog(db, { staff, act: 'accounts.message-again', person: account?.id ?? null, facts: { message } });
  });

import { invite } from '@cordee/accounts';
import { type Db, inTransaction, rows } from '@cordee/kernel';
import type { Core } from '@strapi/strapi';
import { COMPANY } from '../content-types/company.ts';

const WRITES = new Set(['create', 'update']);

/** When staff save a company: invites its pilots who have not chosen a password yet, at once and in the same transaction. (ACC-4) */
export function invitePilots(strapi: Core.Strapi): void {
  strapi.documents.use(async (context, next) => {
    if (context.uid !== COMPANY || !WRITES.has(context.action)) return next();

    return inTransaction(
      strapi,
      async (db) => {
        const saved = await next();
        const company = typeof saved === 'object' && saved !== null && 'documentId' in saved ? saved.documentId : undefined;
        for (const { email, legalName } of company ? await pilotsToInvite(db, company) : [])
          await invite(strapi, db, { email, due: 'at-once', about: legalName });
        return saved;
      },
      { tries: 1 },
    );
  });
}

const pilotsToInvite = (db: Db, company: string) =>
  rows<{ email: string; legalName: string }>(
    db,
    `select p.email, c.legal_name as "legalName" from companies c join companies_pilots_lnk l on l.company_id = c.id join up_users p on p.id = l.user_id
     where c.document_id = :company and p.password is null`,
    { company },
  );

import { invite } from '@cordee/accounts';
import { type Db, inTransaction, rows } from '@cordee/kernel';
import type { Core } from '@strapi/strapi';
import { COMPANY } from '../content-types/company.ts';

const WRITES = new Set(['create', 'update']);

/** When staff save a company: pilots who have not chosen a password yet are invited, at once. (ACC-4) */
export function invitePilots(strapi: Core.Strapi): void {
  strapi.documents.use(async (context, next) => {
    if (context.uid !== COMPANY || !WRITES.has(context.action)) return next();

    return inTransaction(
      strapi,
      async (db) => {
        const company = (await next()) as { documentId: string } | null;
        for (const { email, legalName } of company ? await pilotsToInvite(db, company.documentId) : [])
          await invite(strapi, db, { email, due: 'at-once', about: legalName });
        return company;
      },
      { tries: 1 },
    ) as ReturnType<typeof next>;
  });
}

const pilotsToInvite = (db: Db, company: string) =>
  rows<{ email: string; legalName: string }>(
    db,
    `select p.email, c.legal_name as "legalName" from companies c join companies_pilots_lnk l on l.company_id = c.id join up_users p on p.id = l.user_id
     where c.document_id = :company and p.password is null`,
    { company },
  );

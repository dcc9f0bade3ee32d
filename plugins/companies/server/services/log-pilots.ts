import { actingStaff, inTransaction, writeAuditLog } from '@cordee/kernel';
import type { Core } from '@strapi/strapi';
import { COMPANY } from '../content-types/company.ts';
import { pilotChanges } from '../domain/pilot-changes.ts';
import { companyWithPilots } from './company-store.ts';

const WRITES = new Set(['create', 'update']);

/** When staff save a company: writes whom they made a pilot of it, and who is one no more, to the audit log. (ACC-8, ACC-22) */
export function logPilots(strapi: Core.Strapi): void {
  strapi.documents.use(async (context, next) => {
    const staff = actingStaff(strapi);
    if (!staff || context.uid !== COMPANY || !WRITES.has(context.action)) return next();

    return inTransaction(
      strapi,
      async (db) => {
        const before = await companyWithPilots(db, 'documentId' in context.params ? context.params.documentId : undefined);
        const saved = await next();
        const after =
          typeof saved === 'object' && saved !== null && 'documentId' in saved ? await companyWithPilots(db, saved.documentId) : undefined;
        for (const change of after ? pilotChanges(before?.pilots ?? [], after.pilots) : [])
          await writeAuditLog(db, { staff, ...change, facts: { company: after?.legalName ?? '' } });
        return saved;
      },
      { tries: 1 },
    );
  });
}

import { invite } from '@cordee/accounts';
import { formError, inTransaction } from '@cordee/kernel';
import type { Core } from '@strapi/strapi';
import { COMPANY } from '../content-types/company.ts';
import { companyIdOf, pilotsToInvite } from './company-store.ts';

const WRITES = new Set(['create', 'update']);

/** When staff save a company: invites its pilots who have not chosen a password yet, at once and in the same transaction. (ACC-4) */
export function invitePilots(strapi: Core.Strapi): void {
  strapi.documents.use(async (context, next) => {
    if (context.uid !== COMPANY || !WRITES.has(context.action)) return next();

    return inTransaction(
      strapi,
      async (db) => {
        const saved = await next();
        const company =
          typeof saved === 'object' && saved !== null && 'documentId' in saved ? await companyIdOf(db, saved.documentId) : undefined;
        for (const { email, legalName } of company ? await pilotsToInvite(db, company) : [])
          await invite(strapi, db, { email, due: 'at-once', about: legalName }).catch((error) => {
            throw formError(FORM_ERRORS, error);
          });
        return saved;
      },
      { tries: 1 },
    );
  });
}

const FORM_ERRORS = {
  'accounts.person_is_erased': 'Un des pilotes choisis a été effacé : retirez-le, et choisissez le nouveau compte de la personne.',
};

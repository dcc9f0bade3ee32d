import { normalizeFields, normalizeName } from '@cordee/kernel';
import type { Core } from '@strapi/strapi';
import { COMPANY } from '../content-types/company.ts';

/** Brings the legal name of a company into its normal form whenever it is saved; a line break in it is refused at the field. (H-84) */
export function normalizeLegalName(strapi: Core.Strapi): void {
  strapi.documents.use(async (context, next) => {
    if (context.uid === COMPANY && 'data' in context.params) normalizeFields(context.params.data ?? {}, { legalName: normalizeName });
    return next();
  });
}

import { normalizeFields, normalizeName } from '@cordee/kernel';
import type { Core } from '@strapi/strapi';
import { COMPANY } from '../content-types/company.ts';
import { ESTABLISHMENT } from '../content-types/establishment.ts';

/** The field that names a document of these content types. */
const NAME: Readonly<Record<string, string>> = { [COMPANY]: 'legalName', [ESTABLISHMENT]: 'name' };

/** Brings the name of a company or an establishment into its normal form whenever it is saved; a line break in it is refused at the field. (H-84) */
export function normalizeNames(strapi: Core.Strapi): void {
  strapi.documents.use(async (context, next) => {
    const field = NAME[context.uid];
    if (field && 'data' in context.params) normalizeFields(context.params.data ?? {}, { [field]: normalizeName });
    return next();
  });
}

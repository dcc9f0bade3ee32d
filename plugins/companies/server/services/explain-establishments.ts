import { type ConstraintErrors, explainConstraints, inTransaction } from '@cordee/kernel';
import type { Core } from '@strapi/strapi';
import { COMPANY } from '../content-types/company.ts';
import { ESTABLISHMENT } from '../content-types/establishment.ts';

const SAVED = new Set<string>([COMPANY, ESTABLISHMENT]);
const WRITES = new Set(['create', 'update', 'clone']);

/** When staff save an establishment, or a company with its establishments: says in the form what the database refuses of it. (SEAT-1) */
export function explainEstablishments(strapi: Core.Strapi): void {
  strapi.documents.use(async (context, next) => {
    if (!SAVED.has(context.uid) || !WRITES.has(context.action)) return next();

    // A copy of a company has places of its own, and none of the sessions.
    if (context.uid === COMPANY && context.action === 'clone')
      Object.assign(context.params, { data: { ...context.params.data, establishments: { set: [] }, sessions: { set: [] } } });
    return inTransaction(strapi, (db) => explainConstraints(db, EXPLANATIONS, async () => next()), { tries: 1 });
  });
}

const EXPLANATIONS: ConstraintErrors = {
  establishment_name_once: () => 'L’entreprise a déjà un établissement de ce nom : donnez-en un autre à celui-ci.',
  establishment_stays_in_company: () =>
    'Un établissement appartient à une entreprise, et n’en change pas : choisissez-la, ou ouvrez-en un autre.',
};

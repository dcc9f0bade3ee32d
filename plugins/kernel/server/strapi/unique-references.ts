import type { Core, UID } from '@strapi/strapi';
import { type Db, inTransaction } from '../base/transaction.ts';
import { wrapAction } from './controller-actions.ts';
import { fieldErrors } from './form-errors.ts';
import { holderOf, lockReferences, type Referenced, referenceForCopy, referenceIn } from './reference-store.ts';

const DOCUMENT_CONTROLLER = 'plugin::content-manager.collection-types';

/**
 * Keeps the references of these content types unique, whatever their case, accents, spaces and hyphens: an equal one is refused at its field,
 * naming the document that has it. "Dupliquer" makes a copy at once, with a free reference and outside of whatever contains the
 * original. The plugin has a unique index on `cordee.reference_key(reference)`. (H-92)
 */
export function keepReferencesUnique(strapi: Core.Strapi, uids: readonly UID.ContentType[]): void {
  strapi.documents.use(async (context, next) => {
    const { action, params, uid } = context;
    const isChange = action === 'create' || action === 'update' || action === 'clone' || action === 'publish' || action === 'discardDraft';
    if (!uids.includes(uid) || !isChange) return next();

    const table = strapi.db.metadata.get(uid).tableName;
    return inTransaction(
      strapi,
      async (db) => {
        await lockReferences(db, table);
        if (action === 'clone') params.data = { ...(await copyDefaults(strapi, db, uid, params.documentId)), ...params.data };
        const document = action === 'create' || action === 'clone' ? null : params.documentId;
        const reference =
          action === 'publish' || action === 'discardDraft'
            ? await referenceIn(db, table, { document: params.documentId, published: action === 'discardDraft' })
            : referenceSent(params.data);
        const holder = reference && (await holderOf(db, table, { reference, document }));
        if (holder) throw fieldErrors([{ field: 'reference', message: takenBy(holder) }]);

        return next();
      },
      { tries: 1 },
    );
  });
  copyAtOnce(strapi, uids);
}

/** The reference that a form sends, if it does. */
const referenceSent = (data: object | undefined): string | undefined =>
  data && 'reference' in data && typeof data.reference === 'string' ? data.reference : undefined;

/** What a copy does not take from the original: its reference, and its place in other documents, which would contain both. */
async function copyDefaults(strapi: Core.Strapi, db: Db, uid: UID.ContentType, document: string): Promise<Record<string, unknown>> {
  const { tableName, attributes } = strapi.db.metadata.get(uid);
  const places = Object.keys(attributes).filter((name) => isOwnedByOther(attributes[name]));
  return { ...Object.fromEntries(places.map((name) => [name, { set: [] }])), reference: await referenceForCopy(db, tableName, document) };
}

const isOwnedByOther = (attribute: object | undefined) => attribute !== undefined && 'mappedBy' in attribute && Boolean(attribute.mappedBy);

const takenBy = ({ reference, title }: Referenced) =>
  `Cette référence est déjà celle de ${title ? `« ${title} » (${reference})` : `« ${reference} »`}. Choisissez-en une autre : les majuscules, les accents, les espaces et les traits d’union ne suffisent pas à distinguer deux références.`;

/** Strapi would not copy documents that have a unique field before somebody has changed it. */
function copyAtOnce(strapi: Core.Strapi, uids: readonly string[]): void {
  wrapAction(strapi, {
    uid: DOCUMENT_CONTROLLER,
    action: 'autoClone',
    wrap: (original) => async (ctx, next) => {
      if (!uids.includes(ctx['params'].model)) return original(ctx, next);

      await strapi.controller(DOCUMENT_CONTROLLER)['clone']?.(ctx, next);
    },
  });
}

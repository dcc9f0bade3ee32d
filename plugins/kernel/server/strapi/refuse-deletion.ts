import type { Core } from '@strapi/strapi';
import { errors } from '@strapi/utils';
import { type Db, inTransaction } from '../base/transaction.ts';
import { deletionRefusal } from './document-use.ts';
import { type Documents, lockDocuments, usesOf } from './document-use-store.ts';
import { staffLocale } from './form-errors.ts';

/** The service of Strapi's content manager that deletes what is ticked in a list, as far as we wrap it. */
type DocumentManager = { deleteMany: (documents: string[], uid: Documents['uid'], options?: object) => Promise<{ count: number }> };

/**
 * Refuses to delete documents that something uses, and says what; of several, none is deleted when one is in use. The document is locked
 * first: whoever refers to it at the same moment is seen, or finds it deleted. Runs inside the middlewares of the plugins, after what they
 * lock. (LRN-7, SEAT-1)
 */
export function refuseDeletionOfUsed(strapi: Core.Strapi): void {
  strapi.documents.use(async (context, next) => {
    if (context.action !== 'delete') return next();

    const deleted = { uid: context.uid, documents: [context.params.documentId] };
    return inTransaction(
      strapi,
      async (db) => {
        await lockDocuments(strapi, deleted);
        await refuseIfUsed(strapi, db, deleted);
        return next();
      },
      { tries: 1 },
    );
  });

  const manager: DocumentManager = strapi.plugin('content-manager').service('document-manager');
  const { deleteMany } = manager;
  manager.deleteMany = async (documents, uid, options) => {
    await refuseIfUsed(strapi, strapi.db.connection, { uid, documents });
    return deleteMany.call(manager, documents, uid, options);
  };
}

/** @throws ApplicationError (of Strapi), which the admin shows, when one of these documents is in use */
export async function refuseIfUsed(strapi: Core.Strapi, db: Db, { uid, documents }: Documents): Promise<void> {
  const refusal = deletionRefusal(await usesOf(strapi, db, { uid, documents }), documents.length, staffLocale(strapi));
  if (refusal) throw new errors.ApplicationError(refusal);
}

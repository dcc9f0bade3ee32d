import { wrapAction } from '@cordee/kernel';
import type { Core, UID } from '@strapi/strapi';
import { errors } from '@strapi/utils';
import { checkedModel, type UnfitDocument } from '../../admin-api.ts';
import { checkBeforePublishing } from './check-before-publishing.ts';

/**
 * When several documents are published at once and some cannot be, says how many, which, and why each; none of them is published then: Strapi
 * publishes all in one transaction, and says of the first that failed why. (LRN-5, LRN-6, LRN-8)
 */
export function explainBulkPublish(strapi: Core.Strapi): void {
  wrapAction(strapi, {
    uid: 'plugin::content-manager.collection-types',
    action: 'bulkPublish',
    wrap: (original) => async (ctx, next) => {
      const { model } = ctx['params'];
      try {
        await original(ctx, next);
      } catch (error) {
        if (!checkedModel.safeParse(model).success || !(error instanceof errors.ApplicationError)) throw error;
        const documents: string[] = ctx.request.body.documentIds;
        const unfit = await unfitDocuments(strapi, model, documents);
        throw unfit.length > 0 ? new errors.ApplicationError(explanationOf(unfit, documents.length), { unfit }) : error;
      }
    },
  });
}

/** Those of these documents that cannot be published as they are drafted, and why. */
export async function unfitDocuments(strapi: Core.Strapi, uid: UID.ContentType, documents: readonly string[]): Promise<UnfitDocument[]> {
  const unfit: UnfitDocument[] = [];
  for (const document of documents) {
    const reason = await reasonAgainst(strapi, uid, document);
    if (!reason) continue;
    const draft = await strapi.db
      .query(uid)
      .findOne({ where: { documentId: document, publishedAt: null }, select: ['title', 'reference'] });
    unfit.push({ document, title: draft.title, reference: draft.reference, reason });
  }
  return unfit;
}

async function reasonAgainst(strapi: Core.Strapi, uid: string, document: string): Promise<string | undefined> {
  try {
    await checkBeforePublishing(strapi, uid, document);
    return undefined;
  } catch (error) {
    if (error instanceof errors.ApplicationError) return error.message;
    throw error;
  }
}

function explanationOf(unfit: readonly UnfitDocument[], asked: number): string {
  const which = unfit.map(({ title, reference, reason }) => `« ${title} » (${reference}) : ${reason}`);
  const count =
    unfit.length === 1
      ? `1 document sur ${asked} ne peut pas être publié`
      : `${unfit.length} documents sur ${asked} ne peuvent pas être publiés`;
  return `${count}, et aucun ne l’a été. ${which.join(' ')}`;
}

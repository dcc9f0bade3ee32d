import { wrapAction } from '@cordee/kernel';
import type { Core } from '@strapi/strapi';
import { errors } from '@strapi/utils';
import { z } from 'zod/v4';
import { checkedModel, type PublishableDocument } from '../../admin-api.ts';
import { publishableDocuments } from './publishable-documents.ts';

const Asked = z.object({ documentIds: z.array(z.string()) });

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
        const asked = Asked.safeParse(ctx.request.body);
        if (!checkedModel.safeParse(model).success || !asked.success || !(error instanceof errors.ApplicationError)) throw error;
        const { documentIds: documents } = asked.data;
        const unfit = (await publishableDocuments(strapi, model, documents)).filter(({ reason }) => reason !== null);
        throw unfit.length > 0 ? new errors.ApplicationError(explanationOf(unfit, documents.length), { unfit }) : error;
      }
    },
  });
}

function explanationOf(unfit: readonly PublishableDocument[], asked: number): string {
  const which = unfit.map(({ title, reference, reason }) => `« ${title} » (${reference}) : ${reason}`);
  const count =
    unfit.length === 1
      ? `1 document sur ${asked} ne peut pas être publié`
      : `${unfit.length} documents sur ${asked} ne peuvent pas être publiés`;
  return `${count}, et aucun ne l’a été. ${which.join(' ')}`;
}

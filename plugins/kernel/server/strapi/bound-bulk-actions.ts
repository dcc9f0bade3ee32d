import type { Core } from '@strapi/strapi';
import { z } from 'zod/v4';
import { TooManyDocuments } from '../http/problem.ts';
import { wrapAction } from './controller-actions.ts';

/** How many documents one request may name: as many as the longest page of a list of the admin shows. */
const MAX_DOCUMENTS = 100;

/** The body or the query of such a request; a long array in a query is parsed as an object. */
const Named = z.object({ documentIds: z.record(z.string(), z.unknown()).or(z.array(z.unknown())) });

/**
 * Refuses requests of the content manager that name more documents than a list shows: each is read with all that it refers to, in one
 * transaction, and nobody else is served meanwhile. (OPS-3)
 */
export function boundBulkActions(strapi: Core.Strapi): void {
  for (const action of ['bulkPublish', 'bulkUnpublish', 'bulkDelete', 'bulkFindForValidation', 'countManyEntriesDraftRelations'])
    wrapAction(strapi, {
      uid: 'plugin::content-manager.collection-types',
      action,
      wrap: (original) => (ctx, next) => {
        const { data } = Named.safeParse(ctx.method === 'GET' ? ctx.query : ctx.request.body);
        if (data && Object.keys(data.documentIds).length > MAX_DOCUMENTS) throw new TooManyDocuments({ most: MAX_DOCUMENTS });
        return original(ctx, next);
      },
    });
}

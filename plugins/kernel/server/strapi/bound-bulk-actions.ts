import type { Core } from '@strapi/strapi';
import { z } from 'zod/v4';
import { TooManyDocuments } from '../http/problem.ts';
import { wrapAction } from './controller-actions.ts';

/** How many documents one request may name: as many as the longest page of a list of the admin shows. */
const MAX_DOCUMENTS = 100;

/** The body of such a request. */
const Named = z.object({ documentIds: z.array(z.unknown()) });

/**
 * Refuses requests of the content manager that name more documents than a list shows: each is read with all that it refers to, in one
 * transaction, and nobody else is served meanwhile. (OPS-3)
 */
export function boundBulkActions(strapi: Core.Strapi): void {
  for (const action of ['bulkPublish', 'bulkUnpublish', 'bulkDelete', 'bulkFindForValidation'])
    wrapAction(strapi, {
      uid: 'plugin::content-manager.collection-types',
      action,
      wrap: (original) => (ctx, next) => {
        const { data } = Named.safeParse(ctx.request.body);
        if (data && data.documentIds.length > MAX_DOCUMENTS) throw new TooManyDocuments({ most: MAX_DOCUMENTS });
        return original(ctx, next);
      },
    });
}

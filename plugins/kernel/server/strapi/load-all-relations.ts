import type { Core } from '@strapi/strapi';
import { z } from 'zod/v4';
import { wrapAction } from './controller-actions.ts';

/** How many related entries Strapi reads at once. It has the titles of no more than ten, however many are asked for. */
const PAGE_SIZE = 10;

/** What Strapi answers to a request for a page of related entries. */
const relationsPage = z.object({ pagination: z.object({ pageCount: z.number() }), results: z.array(z.unknown()) });

/**
 * Sends the related entries of a form all at once instead of the last five. What the form saves of a drag is relative to what it has loaded:
 * an entry that is dropped above the first one loaded goes before all others, whatever was seen there. (H-95)
 */
export function loadAllRelations(strapi: Core.Strapi): void {
  wrapAction(strapi, {
    uid: 'plugin::content-manager.relations',
    action: 'findExisting',
    wrap: (findPage) => async (ctx, next) => {
      const results: unknown[] = [];
      let pageCount = 1;
      for (let page = 1; page <= pageCount; page += 1) {
        ctx.query = { ...ctx.query, page: String(page), pageSize: String(PAGE_SIZE) };
        await findPage(ctx, next);
        const { success, data } = relationsPage.safeParse(ctx.body);
        // Strapi has refused: the body says why.
        if (!success) return;
        results.push(...data.results);
        pageCount = data.pagination.pageCount;
      }
      ctx.body = { pagination: { page: 1, pageCount: 1, pageSize: results.length, total: results.length }, results };
    },
  });
}

import type { PublicRoute } from '@cordee/kernel';
import { z } from 'zod/v4';
import { enterAdmin } from './services/enter-admin.ts';

const Query = z.object({ loginToken: z.string().max(200).catch('') });

/** The one way into the CMS admin. (ACC-22) */
export const publicRoutes: readonly PublicRoute[] = [
  {
    path: '/workplace',
    query: Query,
    run: ({ strapi, query, ctx }) => enterAdmin(strapi, ctx, (query as z.infer<typeof Query>).loginToken),
  },
];

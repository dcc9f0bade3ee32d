import type { PublicRoute } from '@cordee/kernel';
import { z } from 'zod/v4';
import { enterWorkplace } from './services/enter-workplace.ts';

const Query = z.object({ ticket: z.string().max(200).catch('') });

/** The one way into the CMS admin. (ACC-22) */
export const publicRoutes: readonly PublicRoute[] = [
  {
    path: '/workplace',
    query: Query,
    run: ({ strapi, query, ctx }) => enterWorkplace(strapi, ctx, (query as z.infer<typeof Query>).ticket),
  },
];

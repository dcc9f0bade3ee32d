import { type PublicRoute, publicRoute } from '@cordee/kernel';
import { z } from 'zod/v4';
import { enterAdmin } from './admin-login/enter-admin.ts';

/** The only entry point into the CMS admin: a browser with a login token that it has asked for. (ACC-22) */
export const publicRoutes: readonly PublicRoute[] = [
  publicRoute({
    path: '/workplace',
    query: z.object({ ticket: z.string().max(200).catch('') }),
    run: ({ strapi, query, ctx }) => enterAdmin(strapi, ctx, query.ticket),
  }),
];

import type { PublicRoute } from '@cordee/kernel';
import type { Core } from '@strapi/strapi';
import type { Context } from 'koa';
import { z } from 'zod/v4';
import { enterAdmin } from './services/enter-admin.ts';

const LoginTokenQuery = z.object({ ticket: z.string().max(200).catch('') });

type EnterAdminCall = Readonly<{ strapi: Core.Strapi; query: z.infer<typeof LoginTokenQuery>; ctx: Context }>;

/** The only entry point into the CMS admin: a browser with a login token. (ACC-22) */
export const publicRoutes: readonly PublicRoute[] = [
  {
    path: '/workplace',
    query: LoginTokenQuery,
    run: ({ strapi, query, ctx }: EnterAdminCall) => enterAdmin(strapi, ctx, query.ticket),
  },
];

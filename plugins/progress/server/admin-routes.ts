import { type AdminRoute, adminRoute } from '@cordee/kernel';
import { z } from 'zod/v4';
import { viewInactive } from './services/inactive-learners.ts';

const InactiveQuery = z.object({ page: z.coerce.number().int().min(1).max(10_000).default(1), search: z.string().max(200).default('') });

/** The routes behind the admin page "Apprenants inactifs"; the permission is that of accounts, "Personnes". (ACC-18) */
export const adminRoutes: readonly AdminRoute[] = [
  adminRoute('plugin::accounts.people')({
    method: 'GET',
    path: '/inactive',
    query: InactiveQuery,
    run: ({ strapi, query }) => viewInactive(strapi, query),
  }),
];

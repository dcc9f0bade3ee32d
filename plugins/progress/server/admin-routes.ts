import type { AdminRoute } from '@cordee/kernel';
import { z } from 'zod/v4';
import { viewInactive } from './services/inactive-learners.ts';

const Inactive = z.object({ page: z.coerce.number().int().min(1).max(10_000).default(1), search: z.string().max(200).default('') });

/** What the page "Apprenants inactifs" of the admin asks for; the permission is that of staff who look after people. (ACC-18) */
export const adminRoutes: readonly AdminRoute[] = [
  {
    method: 'GET',
    path: '/inactive',
    action: 'plugin::accounts.people',
    query: Inactive,
    run: ({ strapi, query }) => {
      const { page, search } = query as z.infer<typeof Inactive>;
      return viewInactive(strapi, { page, search });
    },
  },
];

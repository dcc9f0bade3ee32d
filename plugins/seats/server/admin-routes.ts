import type { AdminRoute } from '@cordee/kernel';
import { z } from 'zod/v4';
import { SessionNotFound } from './domain/refusals.ts';
import { addMember } from './services/add-member.ts';
import { membersOf, sessionOf } from './services/membership-store.ts';
import { removeMember } from './services/remove-member.ts';

/** The permission of staff who fill sessions. */
export const MEMBERS = { uid: 'members', displayName: 'Membres des sessions' };

const session = z.string().max(64);
const NewMember = z.strictObject({
  email: z.email().max(320),
  role: z.enum(['learner', 'manager', 'manager-learner', 'pilot', 'pilot-learner']),
});

const staffRoute = (route: Omit<AdminRoute, 'action'>): AdminRoute => ({ ...route, action: 'plugin::seats.members' });

/** What the "Membres" panel of a session asks for. */
export const adminRoutes = [
  staffRoute({
    method: 'GET',
    path: '/sessions/:session/members',
    params: z.object({ session }),
    run: async ({ strapi, params }) => {
      const found = await sessionOf(strapi.db.connection, params['session'] ?? '');
      if (!found) throw new SessionNotFound({ session: params['session'] ?? '' });
      return { members: await membersOf(strapi.db.connection, found.id) };
    },
  }),
  staffRoute({
    method: 'POST',
    path: '/sessions/:session/members',
    params: z.object({ session }),
    body: NewMember,
    run: ({ strapi, params, body }) => addMember(strapi, { session: params['session'] ?? '', ...(body as z.infer<typeof NewMember>) }),
  }),
  staffRoute({
    method: 'DELETE',
    path: '/sessions/:session/members/:member',
    params: z.object({ session, member: z.uuid() }),
    run: ({ strapi, params }) => removeMember(strapi, { session: params['session'] ?? '', member: params['member'] ?? '' }),
  }),
];

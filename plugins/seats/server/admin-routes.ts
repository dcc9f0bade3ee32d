import { type AdminRoute, adminRoute } from '@cordee/kernel';
import { z } from 'zod/v4';
import { addMember } from './services/add-member.ts';
import { inviteMemberAgain } from './services/invite-member-again.ts';
import { removeMember } from './services/remove-member.ts';
import { viewMembers } from './services/view-members.ts';
import { viewSessionsOf } from './services/view-sessions-of.ts';

/** The permission of staff who add and remove the members of sessions. */
export const MEMBERS = { uid: 'members', displayName: 'Membres des sessions', role: 'people' } as const;

const session = z.string().max(64);
const member = z.uuid();
const name = z.string().trim().min(1).max(100);
const NewMember = z.strictObject({
  name: z.strictObject({ firstName: name, lastName: name }).optional(),
  email: z.email().max(320),
  role: z.enum(['learner', 'manager', 'manager-learner']),
});

const membersRoute = adminRoute('plugin::seats.members');
/** The permission that opens the person page. */
const peopleRoute = adminRoute('plugin::accounts.people');

/** The routes behind the "Membres" panel of a session and the "Sessions" panel of a person. */
export const adminRoutes: readonly AdminRoute[] = [
  membersRoute({
    method: 'GET',
    path: '/sessions/:session/members',
    params: z.object({ session }),
    run: ({ strapi, params }) => viewMembers(strapi, params.session),
  }),
  membersRoute({
    method: 'POST',
    path: '/sessions/:session/members',
    params: z.object({ session }),
    body: NewMember,
    run: ({ strapi, params, body }) => addMember(strapi, { session: params.session, ...body }),
  }),
  membersRoute({
    method: 'DELETE',
    path: '/sessions/:session/members/:member',
    params: z.object({ session, member }),
    run: ({ strapi, params }) => removeMember(strapi, { session: params.session, member: params.member }),
  }),
  membersRoute({
    method: 'POST',
    path: '/sessions/:session/members/:member/invitation',
    params: z.object({ session, member }),
    run: ({ strapi, params }) => inviteMemberAgain(strapi, { session: params.session, member: params.member }),
  }),
  peopleRoute({
    method: 'GET',
    path: '/people/:person/sessions',
    params: z.object({ person: z.string().max(64) }),
    run: async ({ strapi, params }) => ({ sessions: await viewSessionsOf(strapi, params.person) }),
  }),
];

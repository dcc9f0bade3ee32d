import { type AdminRoute, adminRoute } from '@cordee/kernel';
import { seatsAdminApi } from '../admin-api.ts';
import { addMember } from './services/add-member.ts';
import { inviteMemberAgain } from './services/invite-member-again.ts';
import { removeMember } from './services/remove-member.ts';
import { viewMembers } from './services/view-members.ts';
import { viewSessionsOf } from './services/view-sessions-of.ts';

/** The permission of staff who add and remove the members of sessions. */
export const MEMBERS = { uid: 'members', displayName: 'Membres des sessions', role: 'people' } as const;

const membersRoute = adminRoute('plugin::seats.members');
/** The permission that opens the person page. */
const peopleRoute = adminRoute('plugin::staff.people');

/** The routes behind the "Membres" panel of a session and the "Sessions" panel of a person. */
export const adminRoutes: readonly AdminRoute[] = [
  membersRoute(seatsAdminApi.members, { run: ({ strapi, params }) => viewMembers(strapi, params.session) }),
  membersRoute(seatsAdminApi.addMember, { run: ({ strapi, params, body }) => addMember(strapi, { ...params, ...body }) }),
  membersRoute(seatsAdminApi.removeMember, { run: ({ strapi, params }) => removeMember(strapi, params) }),
  membersRoute(seatsAdminApi.inviteMemberAgain, { run: ({ strapi, params }) => inviteMemberAgain(strapi, params) }),
  peopleRoute(seatsAdminApi.sessionsOfPerson, {
    run: async ({ strapi, params }) => ({ sessions: await viewSessionsOf(strapi, params.person) }),
  }),
];

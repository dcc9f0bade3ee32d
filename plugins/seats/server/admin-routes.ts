import { PEOPLE_PERMISSION, personIdOf } from '@cordee/accounts';
import { type AdminRoute, adminRoute, currentTime } from '@cordee/kernel';
import type { Core } from '@strapi/strapi';
import { MEMBERS_PERMISSION, seatsAdminApi } from '../admin-api.ts';
import { homeAdminRoutes } from './home-admin-routes.ts';
import { pastedAdminRoutes } from './pasted-admin-routes.ts';
import { actOnSlot } from './services/act-on-slot.ts';
import { addMember } from './services/add-member.ts';
import { changeMember } from './services/change-member.ts';
import { inviteMemberAgain } from './services/invite-member-again.ts';
import { releaseSlot } from './services/release-slot.ts';
import { removeMember } from './services/remove-member.ts';
import { sessionIdOf, sessionsOfCompany } from './services/session-store.ts';
import { viewInvitationsOnMove } from './services/view-invitations-on-move.ts';
import { viewManagersToChoose } from './services/view-managers-to-choose.ts';
import { viewMembers } from './services/view-members.ts';
import { viewSessionsOf } from './services/view-sessions-of.ts';
import { viewSlotQuestion } from './services/view-slot-question.ts';
import { sessionChangesAdminRoutes } from './session-changes-admin-routes.ts';
import { sessionsAdminRoutes } from './sessions-admin-routes.ts';
import { transferAdminRoutes } from './transfer-admin-routes.ts';

/** The permission of staff who add and remove the members of sessions. */
export const MEMBERS = { uid: 'members', displayName: 'Membres des sessions', role: 'people' } as const;

const membersRoute = adminRoute(MEMBERS_PERMISSION);
/** The permission that opens the person page. */
const peopleRoute = adminRoute(PEOPLE_PERMISSION);

type SessionCall = Readonly<{ strapi: Core.Strapi; params: { session: string } }>;

/** The session whose members a route is about: its path has the document id, the services take the id of the row. @throws SessionNotFound */
const sessionIn = ({ strapi, params }: SessionCall) => sessionIdOf(strapi.db.connection, params.session);

/** The routes behind the "Membres" panel of a session and the "Sessions" panels of a person and of a company. */
export const adminRoutes: readonly AdminRoute[] = [
  ...sessionsAdminRoutes,
  ...sessionChangesAdminRoutes,
  ...homeAdminRoutes,
  membersRoute(seatsAdminApi.members, { run: async (call) => viewMembers(call.strapi, await sessionIn(call), call.query) }),
  membersRoute(seatsAdminApi.managersToChoose, { run: async (call) => viewManagersToChoose(call.strapi, await sessionIn(call)) }),
  membersRoute(seatsAdminApi.addMember, {
    run: async (call) => addMember(call.strapi, { ...call.body, session: await sessionIn(call), staff: call.staff }),
  }),
  membersRoute(seatsAdminApi.changeMember, {
    run: async (call) => changeMember(call.strapi, { ...call.params, ...call.body, session: await sessionIn(call), staff: call.staff }),
  }),
  membersRoute(seatsAdminApi.removeMember, {
    run: async (call) => removeMember(call.strapi, { ...call.params, session: await sessionIn(call), staff: call.staff }),
  }),
  membersRoute(seatsAdminApi.slotQuestion, {
    run: async (call) => viewSlotQuestion(call.strapi, { ...call.params, session: await sessionIn(call) }),
  }),
  membersRoute(seatsAdminApi.actOnSlot, {
    async run({ strapi, staff, params, body: { action, requeue, to, overtaken } }) {
      const caller = { staff, now: await currentTime(strapi) };
      await (action === 'release'
        ? releaseSlot(strapi, caller, { ...params, requeue, to, overtaken })
        : actOnSlot(strapi, caller, { ...params, action, overtaken }));
    },
  }),
  membersRoute(seatsAdminApi.inviteMemberAgain, {
    run: async (call) => inviteMemberAgain(call.strapi, { ...call.params, session: await sessionIn(call), staff: call.staff }),
  }),
  membersRoute(seatsAdminApi.invitationsOnMove, {
    run: async (call) => viewInvitationsOnMove(call.strapi, { session: await sessionIn(call), ...call.query }),
  }),
  membersRoute(seatsAdminApi.sessionsOfCompany, {
    run: async ({ strapi, params }) => ({ sessions: await sessionsOfCompany(strapi.db.connection, params.company) }),
  }),
  peopleRoute(seatsAdminApi.sessionsOfPerson, {
    run: async ({ strapi, params }) => viewSessionsOf(strapi, await personIdOf(strapi.db.connection, params.person)),
  }),
  ...pastedAdminRoutes,
  ...transferAdminRoutes,
];

import { replaceSignIn } from '@cordee/accounts';
import { clientAddress, type Route, route } from '@cordee/kernel';
import { seatsApi } from '../api.ts';
import { actWithUndo } from './services/act-with-undo.ts';
import { addMemberAsPilot } from './services/add-member-as-pilot.ts';
import { changeTies } from './services/change-ties.ts';
import { confirmTrial } from './services/confirm-trial.ts';
import { viewTrialLink } from './services/read-trial-link.ts';
import { reorderWaitingList } from './services/reorder-waiting-list.ts';
import { requestTrial } from './services/request-trial.ts';
import { undoSlotAct } from './services/undo-slot-act.ts';
import { viewNewMember } from './services/view-new-member.ts';
import { viewSession } from './services/view-session.ts';
import { viewSlotMember } from './services/view-slot-member.ts';
import { viewTimeline } from './services/view-timeline.ts';
import { viewTrialOffer } from './services/view-trial-offer.ts';
import { viewWaitingList } from './services/view-waiting-list.ts';

/** What pilots of a company do: whether the caller is one is looked up with the session. */
const pilot = { access: 'person', needs: ['memberships', 'pilots'] } as const;

export const routes: readonly Route[] = [
  route(seatsApi.trialOffer, { access: 'visitor', run: ({ strapi, caller }) => viewTrialOffer(strapi, caller) }),
  route(seatsApi.requestTrial, {
    access: 'visitor',
    run: ({ strapi, caller, body, ctx }) => requestTrial(strapi, { ...body, clientAddress: clientAddress(ctx), now: caller.now }),
  }),
  route(seatsApi.trialLink, {
    access: 'visitor',
    run: ({ strapi, caller, query }) => viewTrialLink(strapi, { ...query, trustedBrowser: query.trustedBrowser ?? null, now: caller.now }),
  }),
  route(seatsApi.confirmTrial, {
    access: 'visitor',
    async run({ strapi, caller, token, body, ctx }) {
      const attempt = { ...body, trustedBrowser: body.trustedBrowser ?? null, clientAddress: clientAddress(ctx), now: caller.now };
      const confirmed = await confirmTrial(strapi, attempt);
      if (confirmed.signIn) await replaceSignIn(strapi, token, confirmed.signIn);
      return confirmed;
    },
  }),
  route(seatsApi.session, { ...pilot, run: ({ strapi, caller, params, query }) => viewSession(strapi, caller, { ...params, ...query }) }),
  route(seatsApi.newMember, { ...pilot, run: ({ strapi, caller, params }) => viewNewMember(strapi, caller, params.session) }),
  route(seatsApi.addMember, {
    ...pilot,
    run: ({ strapi, caller, params, body }) => addMemberAsPilot(strapi, caller, { ...params, ...body }),
  }),
  route(seatsApi.slotMember, {
    ...pilot,
    run: ({ strapi, caller, params, query }) => viewSlotMember(strapi, caller, { ...params, ...query }),
  }),
  route(seatsApi.actOnSlot, { ...pilot, run: ({ strapi, caller, params, body }) => actWithUndo(strapi, caller, { ...params, ...body }) }),
  route(seatsApi.undoSlotAct, { ...pilot, run: ({ strapi, caller, params, body }) => undoSlotAct(strapi, caller, { ...params, ...body }) }),
  route(seatsApi.changeTies, { ...pilot, run: ({ strapi, caller, params, body }) => changeTies(strapi, caller, { ...params, ...body }) }),
  route(seatsApi.waitingList, { ...pilot, run: ({ strapi, caller, params }) => viewWaitingList(strapi, caller, params.session) }),
  route(seatsApi.timeline, { ...pilot, run: ({ strapi, caller, params, query }) => viewTimeline(strapi, caller, { ...params, ...query }) }),
  route(seatsApi.reorderWaitingList, {
    ...pilot,
    run: ({ strapi, caller, params, body }) => reorderWaitingList(strapi, caller, { ...params, ...body }),
  }),
];

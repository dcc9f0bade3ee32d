import { clientAddress, nothing, route } from '@cordee/kernel';
import { TrialOfferView, TrialRequest } from '../api.ts';
import { requestTrial } from './services/request-trial.ts';
import { viewTrialOffer } from './services/view-trial-offer.ts';

export const routes = [
  route({
    method: 'GET',
    path: '/trial',
    summary: 'Whether there is something to look at, and on which days (ACC-9)',
    access: 'visitor',
    response: TrialOfferView,
    run: ({ strapi, caller }) => viewTrialOffer(strapi, caller),
  }),
  route({
    method: 'POST',
    path: '/trials',
    summary: 'Ask for a day to look around (ACC-9)',
    access: 'visitor',
    body: TrialRequest,
    response: nothing,
    run: ({ strapi, caller, body, ctx }) => requestTrial(strapi, { ...body, clientAddress: clientAddress(ctx), now: caller.now }),
  }),
];

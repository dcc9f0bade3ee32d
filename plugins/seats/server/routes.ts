import { clientAddress, noContent, route } from '@cordee/kernel';
import { TrialOfferView, TrialRequest } from '../api.ts';
import { requestTrial } from './services/request-trial.ts';
import { viewTrialOffer } from './services/view-trial-offer.ts';

export const routes = [
  route({
    method: 'GET',
    path: '/trial',
    summary: 'Whether any lesson is open to testers, and on which days a trial can be booked (ACC-9)',
    access: 'visitor',
    response: TrialOfferView,
    run: ({ strapi, caller }) => viewTrialOffer(strapi, caller),
  }),
  route({
    method: 'POST',
    path: '/trials',
    summary: 'Request a trial day (ACC-9)',
    access: 'visitor',
    body: TrialRequest,
    response: noContent,
    run: ({ strapi, caller, body, ctx }) => requestTrial(strapi, { ...body, clientAddress: clientAddress(ctx), now: caller.now }),
  }),
];

import { clientAddress, type Route, route } from '@cordee/kernel';
import { seatsApi } from '../api.ts';
import { requestTrial } from './services/request-trial.ts';
import { viewTrialOffer } from './services/view-trial-offer.ts';

export const routes: readonly Route[] = [
  route(seatsApi.trialOffer, { access: 'visitor', run: ({ strapi, caller }) => viewTrialOffer(strapi, caller) }),
  route(seatsApi.requestTrial, {
    access: 'visitor',
    run: ({ strapi, caller, body, ctx }) => requestTrial(strapi, { ...body, clientAddress: clientAddress(ctx), now: caller.now }),
  }),
];

import { replaceSignIn } from '@cordee/accounts';
import { clientAddress, type Route, route } from '@cordee/kernel';
import { seatsApi } from '../api.ts';
import { confirmTrial } from './services/confirm-trial.ts';
import { viewTrialLink } from './services/read-trial-link.ts';
import { requestTrial } from './services/request-trial.ts';
import { viewTrialOffer } from './services/view-trial-offer.ts';

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
];

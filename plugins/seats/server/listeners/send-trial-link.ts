import { seatEvents } from '../events.ts';
import { sendTrialLink } from '../services/send-trial-link.ts';

/** Writes to the address that a visitor typed to request a trial day. (ACC-9) */
export const onTrialRequested = seatEvents.listener('seats.open-trial', 'trial-asked', ({ strapi, db }, { payload }) =>
  sendTrialLink(strapi, db, payload.request),
);

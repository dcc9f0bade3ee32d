import { seatEvents } from '../events.ts';
import { openTrial } from '../services/open-trial.ts';
import { takeTrialRequest } from '../services/trial-store.ts';

/** Opens the day that a visitor asked for. (ACC-9) */
export const whenTrialAsked = seatEvents.listener('seats.open-trial', 'trial-asked', async ({ strapi, db }, { payload }) => {
  const asked = await takeTrialRequest(db, payload.request);
  if (asked) await openTrial(strapi, db, asked);
});

import { seatEvents } from '../events.ts';
import { openTrial } from '../services/open-trial.ts';
import { consumeTrialRequest } from '../services/trial-store.ts';

/** Opens the day that a visitor asked for. (ACC-9) */
export const onTrialAsked = seatEvents.listener('seats.open-trial', 'trial-asked', async ({ strapi, db }, { payload }) => {
  const asked = await consumeTrialRequest(db, payload.request);
  if (asked) await openTrial(strapi, db, asked);
});

import { seatEvents } from '../events.ts';
import { openTrial } from '../services/open-trial.ts';
import { consumeTrialRequest } from '../services/trial-store.ts';

/** Opens the trial day that a visitor requested. (ACC-9) */
export const onTrialRequested = seatEvents.listener('seats.open-trial', 'trial-asked', async ({ strapi, db }, { payload }) => {
  const request = await consumeTrialRequest(db, payload.request);
  if (request) await openTrial(strapi, db, request);
});

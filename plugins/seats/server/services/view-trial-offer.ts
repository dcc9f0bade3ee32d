import { appOf, type Caller, dayIn, shownEmail } from '@cordee/kernel';
import type { Core } from '@strapi/strapi';
import type { TrialOffer } from '../../api.ts';
import { trialDays } from '../domain/trial.ts';
import { isAnythingOpen } from './session-store.ts';

/** Whether any lesson is open to testers, and on which days a trial can be booked. (ACC-9) */
export async function viewTrialOffer(strapi: Core.Strapi, { now, person }: Caller): Promise<TrialOffer> {
  return {
    open: await isAnythingOpen(strapi.db.connection),
    ...trialDays(dayIn(appOf(strapi).settings.TIME_ZONE, now)),
    you: person && { firstName: person.firstName, lastName: person.lastName, email: shownEmail(person.email) },
  };
}

import { appOf, currentTime, dayIn, shownEmail } from '@cordee/kernel';
import type { Core } from '@strapi/strapi';
import { inactiveFor } from '../domain/inactive.ts';
import { findInactive, type Learner } from './inactive-store.ts';

/** An inactive learner, and for how many days they have been inactive. */
export type InactiveLearner = Omit<Learner, 'follows'> & { days: number };

const PAGE_SIZE = 25;

/** Lists all inactive learners as of today, for messages to this group, which are not built yet. (ACC-18) */
export const inactiveLearners = async (strapi: Core.Strapi): Promise<InactiveLearner[]> => (await find(strapi, {})).learners;

/** A page of the inactive learners, for staff; `page` counts from 1. (ACC-18) */
export async function viewInactive(strapi: Core.Strapi, { page, search }: { page: number; search: string }) {
  const { learners, total } = await find(strapi, { search: search.trim(), offset: (page - 1) * PAGE_SIZE, limit: PAGE_SIZE });
  const shown = learners.map(({ email, ...learner }) => ({ ...learner, email: shownEmail(email) }));
  return { learners: shown, total, pages: Math.ceil(total / PAGE_SIZE), timeZone: appOf(strapi).settings.TIME_ZONE };
}

async function find(strapi: Core.Strapi, query: { search?: string; offset?: number; limit?: number }) {
  const { TIME_ZONE: timeZone } = appOf(strapi).settings;
  const today = dayIn(timeZone, await currentTime(strapi));
  const candidates = await findInactive(strapi.db.connection, { today, timeZone, ...query });
  const learners = candidates.flatMap(({ total, follows, ...learner }) => {
    const days = inactiveFor({ ...learner, follows }, today);
    return days === null ? [] : [{ ...learner, days }];
  });
  return { learners, total: candidates[0]?.total ?? 0 };
}

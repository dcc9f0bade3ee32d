import { appOf, currentTime, dayIn } from '@cordee/kernel';
import type { Core } from '@strapi/strapi';
import { inactiveFor } from '../domain/inactive.ts';
import { findInactive, type Learner } from './inactive-store.ts';

/** An inactive learner, and for how many days they have been. */
export type InactiveLearner = Omit<Learner, 'left'> & { days: number };

const PAGE = 25;

/** The audience "apprenants inactifs": all of them, as it stands today. (ACC-18) */
export const inactiveLearners = async (strapi: Core.Strapi): Promise<InactiveLearner[]> => (await find(strapi, {})).learners;

/** A page of them, for staff; `page` counts from 1. (ACC-18) */
export async function viewInactive(strapi: Core.Strapi, { page, search }: { page: number; search: string }) {
  const { learners, total } = await find(strapi, { search: search.trim(), offset: (page - 1) * PAGE, most: PAGE });
  return { learners: learners.map(toRow), total, pages: Math.ceil(total / PAGE), timeZone: appOf(strapi).settings.TIME_ZONE };
}

const toRow = ({ person, ...line }: InactiveLearner) => line;

async function find(strapi: Core.Strapi, query: { search?: string; offset?: number; most?: number }) {
  const { TIME_ZONE: timeZone } = appOf(strapi).settings;
  const today = dayIn(timeZone, await currentTime(strapi));
  const found = await findInactive(strapi.db.connection, { today, timeZone, ...query });
  const learners = found.flatMap(({ total, left, ...learner }) => {
    const days = inactiveFor({ ...learner, left }, today);
    return days === null ? [] : [{ ...learner, days }];
  });
  return { learners, total: found[0]?.total ?? 0 };
}

import { appOf, currentTime, dayIn, plusDays } from '@cordee/kernel';
import type { Core } from '@strapi/strapi';
import { sessionsBeginningOrEnding, sessionsWithFreeSlots } from './staff-home-store.ts';

const MOST = 10;

/** The sessions that begin or end on one of the seven days from today. (SEAT-2) */
export async function viewSessionsThisWeek(strapi: Core.Strapi) {
  const today = await todayOf(strapi);
  const found = await sessionsBeginningOrEnding(strapi.db.connection, { from: today, to: plusDays(today, 6), most: MOST });
  return { sessions: found, total: found[0]?.total ?? 0 };
}

/** The sessions under way with a free slot for which somebody waits, those for whom most wait first. (SEAT-7, ROT-1) */
export async function viewFreeSlots(strapi: Core.Strapi) {
  const found = await sessionsWithFreeSlots(strapi.db.connection, { today: await todayOf(strapi), most: MOST });
  return { sessions: found, total: found[0]?.total ?? 0 };
}

const todayOf = async (strapi: Core.Strapi) => dayIn(appOf(strapi).settings.TIME_ZONE, await currentTime(strapi));

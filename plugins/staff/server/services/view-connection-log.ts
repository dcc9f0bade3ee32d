import { type DateRange, lastSeen, type PersonId, readConnectionLog, totalMinutes } from '@cordee/accounts';
import { appOf, currentTime, dayIn } from '@cordee/kernel';
import type { Core } from '@strapi/strapi';

/** What the panel "Connexions" shows: the last activity, and the totals of the present month. */
type ConnectionLogView = { last: Date | null; month: DateRange & { minutes: number; days: number }; timeZone: string };

/** Returns when a person was last active, and how long they were connected this month. (ACC-17) */
export async function viewConnectionLog(strapi: Core.Strapi, person: PersonId): Promise<ConnectionLogView> {
  const db = strapi.db.connection;
  const { TIME_ZONE: timeZone } = appOf(strapi).settings;
  const today = dayIn(timeZone, await currentTime(strapi));
  const range = { from: `${today.slice(0, 8)}01`, to: today };
  const [last, days] = await Promise.all([lastSeen(db, person), readConnectionLog(db, { person, range, timeZone })]);
  return { last: last?.at ?? null, month: { ...range, minutes: totalMinutes(days), days: days.length }, timeZone };
}

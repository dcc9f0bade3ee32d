import { appOf, currentTime, dayIn } from '@cordee/kernel';
import type { Core } from '@strapi/strapi';
import { minutesOf, type Period } from '../domain/connection.ts';
import { lastSeen } from './connection-store.ts';
import { personOf } from './person-store.ts';
import { readConnections } from './read-connections.ts';

/** What the panel "Connexions" shows: the last one, and the present month. */
type View = { last: Date | null; month: Period & { minutes: number; days: number }; timeZone: string };

/** When a person was there last, and for how long this month. @throws PersonNotFound (ACC-17) */
export async function viewConnections(strapi: Core.Strapi, documentId: string): Promise<View> {
  const db = strapi.db.connection;
  const { TIME_ZONE: timeZone } = appOf(strapi).settings;
  const { id: person } = await personOf(db, documentId);
  const today = dayIn(timeZone, await currentTime(strapi));
  const period = { from: `${today.slice(0, 8)}01`, to: today };
  const [last, days] = await Promise.all([lastSeen(db, person), readConnections(db, { person, period, timeZone })]);
  return { last: last?.at ?? null, month: { ...period, minutes: minutesOf(days), days: days.length }, timeZone };
}

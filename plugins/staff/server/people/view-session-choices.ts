import { appOf, currentTime, dayIn } from '@cordee/kernel';
import { licenceSeats } from '@cordee/seats';
import type { Core } from '@strapi/strapi';
import { sessionChoices } from './session-choice-store.ts';

/** Returns the sessions that are found by words of their reference, with the seats of those that count them. (SEAT-3, H-83) */
export async function viewSessionChoices(strapi: Core.Strapi, { search }: Readonly<{ search: string }>) {
  const today = dayIn(appOf(strapi).settings.TIME_ZONE, await currentTime(strapi));
  const sessions = await sessionChoices(strapi.db.connection, { search, today });
  const seats = await licenceSeats(
    strapi,
    sessions.map(({ document }) => document),
  );
  return { sessions: sessions.map((session) => ({ ...session, seats: seats.get(session.document) ?? null })) };
}

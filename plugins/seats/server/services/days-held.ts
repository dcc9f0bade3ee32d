import { appOf, dayIn } from '@cordee/kernel';
import type { Core } from '@strapi/strapi';
import type { SessionId } from '../domain/ids.ts';
import { type CourseAccess, isFollowing } from '../domain/membership.ts';
import type { AccessCaller } from '../rights.ts';
import { type HeldSlot, heldDays } from './held-days-store.ts';

/** How long the person has held a slot, by slot session. (TEAM-5) */
export type DaysHeld = ReadonlyMap<SessionId, HeldSlot>;

/** The days held for those of these accesses that are followed through a slot today; one statement, and none without them. (TEAM-5) */
export async function daysHeldFor(strapi: Core.Strapi, caller: AccessCaller, accesses: readonly CourseAccess[]): Promise<DaysHeld> {
  const { TIME_ZONE: timeZone } = appOf(strapi).settings;
  const today = dayIn(timeZone, caller.now);
  const followed = accesses.filter((access) => access.slot !== null && isFollowing(access, today));
  const sessions = followed.flatMap(({ session }) => session ?? []);
  if (sessions.length === 0) return new Map();

  const held = await heldDays(strapi.db.connection, { people: [caller.person.id], sessions, now: caller.now, timeZone });
  return new Map(held.map(({ session, days, since }) => [session, { days, since }]));
}

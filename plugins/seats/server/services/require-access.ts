import type { CourseId } from '@cordee/courses';
import { appOf, atHour, dayIn, plusDays } from '@cordee/kernel';
import type { Core } from '@strapi/strapi';
import { type AccessDecision, type CourseAccess, decideAccess, mayArriveAfterSlot, mayArriveLate } from '../domain/membership.ts';
import { AccessEnded, AccessNotYet, CourseNotFound, SlotNeeded } from '../domain/refusals.ts';
import type { AccessCaller } from '../rights.ts';
import { whomToAsk } from './slot-notice.ts';

/**
 * Requires that the person may look at a course today: enforces what `decideAccess` decides. Without a slot they may, and its lessons are
 * closed to them: see `requireFollowing`.
 * @throws CourseNotFound, AccessNotYet, AccessEnded (ACC-5, ACC-7, SEAT-7)
 */
export async function requireAccess(strapi: Core.Strapi, caller: AccessCaller, course: CourseId): Promise<CourseAccess> {
  const decision = decideToday(strapi, caller, course);
  return decision.state === 'open' || decision.state === 'no-slot' ? decision.access : refuse(strapi, caller, course, decision);
}

/**
 * Requires that the person may take the lessons of a course today.
 * @throws CourseNotFound, AccessNotYet, AccessEnded, SlotNeeded (ACC-5, ACC-7, SEAT-7)
 */
export async function requireFollowing(strapi: Core.Strapi, caller: AccessCaller, course: CourseId): Promise<CourseAccess> {
  const decision = decideToday(strapi, caller, course);
  return decision.state === 'open' ? decision.access : refuse(strapi, caller, course, decision);
}

/**
 * Requires that the person may take the lessons of a course today, or could when the page that reports was served, for what was done before
 * their access ended, or their slot went, and arrives late. `until`: when that was, if it is over.
 * @throws CourseNotFound, AccessNotYet, AccessEnded, SlotNeeded (ACC-5, SEAT-7, H-89)
 */
export async function requireFollowingSince(
  strapi: Core.Strapi,
  caller: AccessCaller,
  course: CourseId,
  servedAt: Date,
): Promise<Readonly<{ access: CourseAccess; until: Date | null }>> {
  const { TIME_ZONE } = appOf(strapi).settings;
  const decision = decideToday(strapi, caller, course);
  if (decision.state === 'open') return { access: decision.access, until: null };

  const days = { served: dayIn(TIME_ZONE, servedAt), today: dayIn(TIME_ZONE, caller.now) };
  if (decision.state === 'ended' && mayArriveLate(decision.endsOn, days))
    return { access: decision.access, until: atHour(TIME_ZONE, plusDays(decision.endsOn, 1), 0) };
  const lostAt = decision.state === 'no-slot' && decision.slot.lostAt !== null ? new Date(decision.slot.lostAt) : null;
  if (decision.state === 'no-slot' && lostAt && mayArriveAfterSlot(lostAt, { served: servedAt, now: caller.now }))
    return { access: decision.access, until: lostAt };
  return refuse(strapi, caller, course, decision);
}

const decideToday = (strapi: Core.Strapi, caller: AccessCaller, course: CourseId): AccessDecision =>
  decideAccess(caller, course, dayIn(appOf(strapi).settings.TIME_ZONE, caller.now));

async function refuse(
  strapi: Core.Strapi,
  caller: AccessCaller,
  course: CourseId,
  decision: Exclude<AccessDecision, { state: 'open' }>,
): Promise<never> {
  if (decision.state === 'none') throw new CourseNotFound({ course });
  if (decision.state === 'not-yet') throw new AccessNotYet({ startsOn: decision.startsOn, course });

  const toAsk = { course, ...(await whomToAsk(strapi, caller, course)) };
  if (decision.state === 'no-slot') throw new SlotNeeded({ ...toAsk, place: decision.slot.place });
  throw new AccessEnded({ ...toAsk, endsOn: decision.endsOn, trial: decision.access.part === 'open-to-testers' });
}

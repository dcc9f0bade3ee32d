import type { CourseId } from '@cordee/courses';
import { appOf, dayIn } from '@cordee/kernel';
import type { Refusal } from '@cordee/kernel/pure';
import type { Core } from '@strapi/strapi';
import { type AccessDecision, type CourseAccess, candidateAccesses, decideAccess, lateAccess } from '../domain/membership.ts';
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
  if (decision.state !== 'open' && decision.state !== 'no-slot') throw await refusalOf(strapi, caller, course, decision);

  return decision.access;
}

/**
 * Requires that the person may take the lessons of a course today.
 * @throws CourseNotFound, AccessNotYet, AccessEnded, SlotNeeded (ACC-5, ACC-7, SEAT-7)
 */
export async function requireFollowing(strapi: Core.Strapi, caller: AccessCaller, course: CourseId): Promise<CourseAccess> {
  const decision = decideToday(strapi, caller, course);
  if (decision.state !== 'open') throw await refusalOf(strapi, caller, course, decision);

  return decision.access;
}

/** The access through which a page of a lesson reports. `over`, when it lets follow no more: since when, and how that is refused. */
type ReportingAccess = Readonly<{ access: CourseAccess; over: Readonly<{ until: Date; refusal: Refusal }> | null }>;

/**
 * Requires that the person may take the lessons of a course today, or could when the page that reports was served, for what was done before
 * their access ended, or their slot went, and arrives late.
 * @throws CourseNotFound, AccessNotYet, AccessEnded, SlotNeeded (ACC-5, SEAT-7, H-89)
 */
export async function requireFollowingSince(
  strapi: Core.Strapi,
  caller: AccessCaller,
  course: CourseId,
  served: Date,
): Promise<ReportingAccess> {
  const decision = decideToday(strapi, caller, course);
  if (decision.state === 'open') return { access: decision.access, over: null };

  const refusal = await refusalOf(strapi, caller, course, decision);
  const clock = { served, now: caller.now, timeZone: appOf(strapi).settings.TIME_ZONE };
  const late = lateAccess(candidateAccesses(caller, course), clock);
  if (!late) throw refusal;
  return { access: late.access, over: { until: late.until, refusal } };
}

const decideToday = (strapi: Core.Strapi, caller: AccessCaller, course: CourseId): AccessDecision =>
  decideAccess(caller, course, dayIn(appOf(strapi).settings.TIME_ZONE, caller.now));

async function refusalOf(
  strapi: Core.Strapi,
  caller: AccessCaller,
  course: CourseId,
  decision: Exclude<AccessDecision, { state: 'open' }>,
): Promise<Refusal> {
  if (decision.state === 'none') return new CourseNotFound({ course });
  if (decision.state === 'not-yet') return new AccessNotYet({ startsOn: decision.startsOn, course });

  const toAsk = { course, ...(await whomToAsk(strapi, caller, decision.access)) };
  if (decision.state === 'ended')
    return new AccessEnded({ ...toAsk, endsOn: decision.endsOn, trial: decision.access.part === 'open-to-testers' });
  const { place, lostAt } = decision.slot;
  const lostOn = lostAt === null ? 'never' : dayIn(appOf(strapi).settings.TIME_ZONE, new Date(lostAt));
  return new SlotNeeded({ ...toAsk, place, lostOn });
}

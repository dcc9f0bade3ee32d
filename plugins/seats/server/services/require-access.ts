import type { CourseId } from '@cordee/courses';
import { appOf, atHour, dayIn, plusDays } from '@cordee/kernel';
import type { Core } from '@strapi/strapi';
import { type AccessDecision, type CourseAccess, decideAccess, mayArriveLate } from '../domain/membership.ts';
import { AccessEnded, AccessNotYet, CourseNotFound } from '../domain/refusals.ts';
import type { AccessCaller } from '../rights.ts';
import { pilotsFor } from './session-store.ts';

/**
 * Requires that the person has access to a course today: enforces what `decideAccess` decides.
 * @throws CourseNotFound, AccessNotYet, AccessEnded (ACC-5, ACC-7)
 */
export async function requireAccess(strapi: Core.Strapi, caller: AccessCaller, course: CourseId): Promise<CourseAccess> {
  const decision = decideToday(strapi, caller, course);
  return decision.state === 'open' ? decision.access : refuse(strapi, caller, course, decision);
}

/**
 * Requires that the person has access to a course today, or had it when the page that reports was served, for what was done before its
 * end and arrives late. `until`: the end of that access, when it is over.
 * @throws CourseNotFound, AccessNotYet, AccessEnded (ACC-5, H-89)
 */
export async function requireAccessSince(
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

  // They can have the access extended.
  const pilots = await pilotsFor(strapi.db.connection, { person: caller.person.id, course });
  throw new AccessEnded({
    endsOn: decision.endsOn,
    course,
    trial: decision.access.part === 'open-to-testers',
    pilots: pilots.map(({ name }) => name).join(', '),
    contact: appOf(strapi).settings.CONTACT ?? '',
  });
}

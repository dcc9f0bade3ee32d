import type { CourseId } from '@cordee/courses';
import { appOf, dayIn } from '@cordee/kernel';
import type { Core } from '@strapi/strapi';
import { type CourseAccess, decideAccess } from '../domain/membership.ts';
import { AccessEnded, AccessNotYet, CourseNotFound } from '../domain/refusals.ts';
import type { AccessCaller } from '../rights.ts';
import { pilotsFor } from './session-store.ts';

/**
 * Requires that the person has access to a course today: enforces what `decideAccess` decides.
 * @throws CourseNotFound, AccessNotYet, AccessEnded (ACC-5, ACC-7)
 */
export async function requireAccess(strapi: Core.Strapi, caller: AccessCaller, course: CourseId): Promise<CourseAccess> {
  const { TIME_ZONE, CONTACT } = appOf(strapi).settings;
  const decision = decideAccess(caller, course, dayIn(TIME_ZONE, caller.now));
  if (decision.state === 'open') return decision.access;
  if (decision.state === 'none') throw new CourseNotFound({ course });
  if (decision.state === 'not-yet') throw new AccessNotYet({ startsOn: decision.startsOn, course });

  // They can have the access extended.
  const pilots = await pilotsFor(strapi.db.connection, { person: caller.person.id, course });
  throw new AccessEnded({
    endsOn: decision.endsOn,
    course,
    trial: decision.trial,
    pilots: pilots.map(({ name }) => name).join(', '),
    contact: CONTACT ?? '',
  });
}

import { appOf, dayIn, rows, type SignedInCaller } from '@cordee/kernel';
import type { Core } from '@strapi/strapi';
import { type CourseAccess, decideAccess } from '../domain/membership.ts';
import { AccessEnded, AccessNotYet, CourseNotFound } from '../domain/refusals.ts';

/**
 * Requires that the person has access to a course today: enforces what `decideAccess` decides.
 * @throws CourseNotFound, AccessNotYet, AccessEnded (ACC-5, ACC-7)
 */
export async function requireAccess(strapi: Core.Strapi, caller: SignedInCaller, course: string): Promise<CourseAccess> {
  const { TIME_ZONE, CONTACT } = appOf(strapi).settings;
  const decision = decideAccess(caller, course, dayIn(TIME_ZONE, caller.now));
  if (decision.state === 'open') return decision.access;
  if (decision.state === 'none') throw new CourseNotFound({ course });
  if (decision.state === 'not-yet') throw new AccessNotYet({ startsOn: decision.startsOn, course });

  const pilots = await pilotsFor(strapi, { person: caller.person.id, course });
  throw new AccessEnded({ endsOn: decision.endsOn, course, trial: decision.trial, pilots: pilots.join(', '), contact: CONTACT ?? '' });
}

/** The names of the pilots of the companies whose sessions gave the person access to this course: they can have it extended. */
async function pilotsFor(strapi: Core.Strapi, { person, course }: { person: number; course: string }): Promise<string[]> {
  const pilots = await rows<{ name: string }>(
    strapi.db.connection,
    `select distinct concat_ws(' ', p.first_name, p.last_name) as name
     from cordee.membership m
     join cordee.session_course sc on sc.session = m.session and sc.course = :course
     join sessions_company_lnk sl on sl.session_id = m.session
     join companies_pilots_lnk l on l.company_id = sl.company_id
     join up_users p on p.id = l.user_id
     where m.person = :person and p.id <> :person and p.blocked is not true
     order by name`,
    { person, course },
  );
  return pilots.map(({ name }) => name);
}

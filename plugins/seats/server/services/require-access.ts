import { appOf, type Day, dayIn, rows, type SignedInCaller } from '@cordee/kernel';
import type { Core } from '@strapi/strapi';
import { accessTo, type CourseAccess } from '../domain/membership.ts';
import { AccessEnded } from '../domain/refusals.ts';

/** How the person follows this course today. @throws CourseNotFound, AccessNotYet, AccessEnded (ACC-5, ACC-7) */
export async function requireAccess(strapi: Core.Strapi, caller: SignedInCaller, course: string): Promise<CourseAccess> {
  const { TIME_ZONE, CONTACT } = appOf(strapi).settings;
  try {
    return accessTo(caller, course, dayIn(TIME_ZONE, caller.now));
  } catch (error) {
    if (!(error instanceof AccessEnded)) throw error;

    const pilots = await pilotsFor(strapi, { person: caller.person.id, course });
    const { endsOn, trial } = error.facts as { endsOn: Day; trial: boolean };
    throw new AccessEnded({ endsOn, course, trial, pilots: pilots.join(', '), contact: CONTACT ?? '' });
  }
}

/** The names of those who pilot the companies by whose sessions the person followed this course: they can have it prolonged. */
async function pilotsFor(strapi: Core.Strapi, asked: { person: number; course: string }): Promise<string[]> {
  const found = await rows<{ name: string }>(
    strapi.db.connection,
    `select distinct concat_ws(' ', p.first_name, p.last_name) as name
     from cordee.membership m
     join cordee.session_course sc on sc.session = m.session and sc.course = :course
     join sessions_company_lnk sl on sl.session_id = m.session
     join companies_pilots_lnk l on l.company_id = sl.company_id
     join up_users p on p.id = l.user_id
     where m.person = :person and p.id <> :person and p.blocked is not true
     order by name`,
    asked,
  );
  return found.map(({ name }) => name);
}

import { appOf, dayIn, rows, type SignedInCaller } from '@cordee/kernel';
import type { Core } from '@strapi/strapi';
import { type Access, accessesTo, best, learns } from '../domain/membership.ts';

/** Every course that the person follows, will follow or has followed, each by the access that counts. One statement at most. (ACC-5, ACC-7) */
export async function followable(strapi: Core.Strapi, caller: SignedInCaller): Promise<Access[]> {
  const today = dayIn(appOf(strapi).settings.TIME_ZONE, caller.now);
  const mine = caller.rights.memberships.filter(learns).map(({ course }) => course);
  const courses = new Set([...mine, ...(await openByStanding(strapi, caller))]);
  return [...courses].flatMap((course) => best(accessesTo(caller, course), today) ?? []);
}

/** The courses that are open by what a person is: all to administrators, those with a marked lesson to testers. */
async function openByStanding(strapi: Core.Strapi, { person, rights }: SignedInCaller): Promise<string[]> {
  const all = person.standing === 'administrator';
  if (!all && !(person.standing === 'tester' && rights.trial)) return [];

  const found = await rows<{ course: string }>(
    strapi.db.connection,
    'select distinct course from cordee.course_outline where open_to_testers or :all order by course',
    { all },
  );
  return found.map(({ course }) => course);
}

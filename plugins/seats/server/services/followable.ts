import { type AskingAs, dayIn, houseOf, rows } from '@cordee/kernel';
import type { Core } from '@strapi/strapi';
import { type Access, accessesTo, best, learns } from '../domain/membership.ts';

/** Every course that the person follows, will follow or has followed, each by the access that counts. One statement at most. (ACC-5, ACC-7) */
export async function followable(strapi: Core.Strapi, asking: AskingAs<'person'>): Promise<Access[]> {
  const today = dayIn(houseOf(strapi).settings.TIME_ZONE, asking.now);
  const mine = asking.rights.memberships.filter(learns).map(({ course }) => course);
  const courses = new Set([...mine, ...(await openByStanding(strapi, asking))]);
  return [...courses].flatMap((course) => best(accessesTo(asking, course), today) ?? []);
}

/** The courses that are open by what a person is: all to administrators, those with a marked lesson to testers. */
async function openByStanding(strapi: Core.Strapi, { person, rights }: AskingAs<'person'>): Promise<string[]> {
  const all = person.standing === 'administrator';
  if (!all && !(person.standing === 'tester' && rights.trial)) return [];

  const found = await rows<{ course: string }>(
    strapi.db.connection,
    'select distinct course from cordee.course_outline where open_to_testers or :all order by course',
    { all },
  );
  return found.map(({ course }) => course);
}

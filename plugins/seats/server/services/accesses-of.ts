import type { CourseId } from '@cordee/courses';
import { appOf, dayIn } from '@cordee/kernel';
import type { Core } from '@strapi/strapi';
import { bestAccess, type CourseAccess, candidateAccesses } from '../domain/membership.ts';
import type { AccessCaller } from '../rights.ts';
import { openCourses } from './session-store.ts';

/** Every course that the person has, will have or had access to, each with the access that counts. One statement at most. (ACC-5, ACC-7) */
export async function accessesOf(strapi: Core.Strapi, caller: AccessCaller): Promise<CourseAccess[]> {
  const today = dayIn(appOf(strapi).settings.TIME_ZONE, caller.now);
  const learning = caller.rights.memberships.filter(({ learns }) => learns).map(({ course }) => course);
  const courses = new Set([...learning, ...(await coursesOpenByRole(strapi, caller))]);
  return [...courses].flatMap((course) => bestAccess(candidateAccesses(caller, course), today) ?? []);
}

/** The courses that the global role opens: all of them to administrators, those with a lesson open to testers to testers. */
async function coursesOpenByRole(strapi: Core.Strapi, { person, rights }: AccessCaller): Promise<CourseId[]> {
  const all = person.globalRole === 'administrator';
  if (!all && !(person.globalRole === 'tester' && rights.trial)) return [];

  const courses = await openCourses(strapi.db.connection, { all });
  return courses.map(({ course }) => course);
}

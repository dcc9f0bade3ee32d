import { appOf, dayIn, type SignedInCaller } from '@cordee/kernel';
import { type CourseAccess, CourseNotFound, requireAccess } from '@cordee/seats';
import type { Core } from '@strapi/strapi';
import { type OutlineLesson, outlineLessonsOf } from './lesson-view-store.ts';

/** A course as somebody follows it today: how, and the lessons that are theirs. */
export type AccessedCourse = Readonly<{
  access: CourseAccess;
  lessons: readonly [OutlineLesson, ...OutlineLesson[]];
  today: string;
  timeZone: string;
}>;

/** The lessons of a course that the person may follow today. @throws CourseNotFound, AccessNotYet, AccessEnded */
export async function accessibleLessons(strapi: Core.Strapi, caller: SignedInCaller, course: string): Promise<AccessedCourse> {
  const access = await requireAccess(strapi, caller, course);
  const [first, ...others] = await outlineLessonsOf(strapi.db.connection, {
    person: caller.person.id,
    courses: [course],
    testerOnly: testerOnlyCourses(access),
  });
  if (!first) throw new CourseNotFound({ course });

  const timeZone = appOf(strapi).settings.TIME_ZONE;
  return { access, lessons: [first, ...others], today: dayIn(timeZone, caller.now), timeZone };
}

/** The courses of which this access opens the lessons marked for testers alone. (LRN-6, ACC-7) */
export const testerOnlyCourses = ({ course, part }: CourseAccess): string[] => (part === 'open-to-testers' ? [course] : []);

import type { CourseId, LessonId } from '@cordee/courses';
import { appOf, dayIn } from '@cordee/kernel';
import { type AccessCaller, type CourseAccess, CourseNotFound, requireAccess, requireFollowing, type ScopesCaller } from '@cordee/seats';
import type { Core } from '@strapi/strapi';
import { lessonIdsOf, type OutlineLesson, outlineLessonsOf } from './lesson-view-store.ts';

/** A course that a person has access to today, with their access and the lessons it opens. */
export type AccessedCourse = Readonly<{
  access: CourseAccess;
  lessons: readonly [OutlineLesson, ...OutlineLesson[]];
  today: string;
  timeZone: string;
}>;

/** A caller for whom a page of a course can be shown: their access to it, and the scopes of its header. */
export type PageCaller = AccessCaller & ScopesCaller;

/** The lessons of a course that the person may look at today. @throws CourseNotFound, AccessNotYet, AccessEnded */
export const accessibleLessons = async (strapi: Core.Strapi, caller: AccessCaller, course: CourseId): Promise<AccessedCourse> =>
  lessonsOf(strapi, caller, await requireAccess(strapi, caller, course));

/** The lessons of a course that the person may take today. @throws CourseNotFound, AccessNotYet, AccessEnded, SlotNeeded (SEAT-7) */
export const followedLessons = async (strapi: Core.Strapi, caller: AccessCaller, course: CourseId): Promise<AccessedCourse> =>
  lessonsOf(strapi, caller, await requireFollowing(strapi, caller, course));

/** The ids of the lessons of a course that the person may look at today. @throws CourseNotFound, AccessNotYet, AccessEnded */
export const accessibleLessonIds = async (strapi: Core.Strapi, caller: AccessCaller, course: CourseId): Promise<LessonId[]> =>
  idsOf(strapi, await requireAccess(strapi, caller, course));

/** The ids of the lessons of a course that the person may take today. @throws CourseNotFound, AccessNotYet, AccessEnded, SlotNeeded (SEAT-7) */
export const followedLessonIds = async (strapi: Core.Strapi, caller: AccessCaller, course: CourseId): Promise<LessonId[]> =>
  idsOf(strapi, await requireFollowing(strapi, caller, course));

async function lessonsOf(strapi: Core.Strapi, caller: AccessCaller, access: CourseAccess): Promise<AccessedCourse> {
  const { course } = access;
  const [first, ...others] = await outlineLessonsOf(strapi.db.connection, {
    person: caller.person.id,
    courses: [course],
    testerOnly: testerOnlyCourses(access),
  });
  if (!first) throw new CourseNotFound({ course });

  const timeZone = appOf(strapi).settings.TIME_ZONE;
  return { access, lessons: [first, ...others], today: dayIn(timeZone, caller.now), timeZone };
}

async function idsOf(strapi: Core.Strapi, { course, part }: CourseAccess): Promise<LessonId[]> {
  const lessons = await lessonIdsOf(strapi.db.connection, { course, testersOnly: part === 'open-to-testers' });
  if (lessons.length === 0) throw new CourseNotFound({ course });

  return lessons;
}

/** The course of this access, if it opens the lessons open to testers only. (LRN-6, ACC-7) */
export const testerOnlyCourses = ({ course, part }: CourseAccess): CourseId[] => (part === 'open-to-testers' ? [course] : []);

import { appOf, dayIn, type SignedInCaller } from '@cordee/kernel';
import { type Access, CourseNotFound, mayFollow } from '@cordee/seats';
import type { Core } from '@strapi/strapi';
import { type Step, stepsOf } from './lesson-view-store.ts';

/** A course as somebody follows it today: how, and the lessons that are theirs. */
export type Followed = Readonly<{ access: Access; steps: readonly [Step, ...Step[]]; today: string; timeZone: string }>;

/** The lessons of a course that the person may follow today. @throws CourseNotFound, AccessNotYet, AccessEnded */
export async function followedSteps(strapi: Core.Strapi, caller: SignedInCaller, course: string): Promise<Followed> {
  const access = await mayFollow(strapi, caller, course);
  const [first, ...others] = await stepsOf(strapi.db.connection, { person: caller.person.id, courses: [course], opened: openedBy(access) });
  if (!first) throw new CourseNotFound({ course });

  const timeZone = appOf(strapi).settings.TIME_ZONE;
  return { access, steps: [first, ...others], today: dayIn(timeZone, caller.now), timeZone };
}

/** The courses of which this access opens the lessons marked for testers alone. (LRN-6, ACC-7) */
export const openedBy = ({ course, part }: Access): string[] => (part === 'open-to-testers' ? [course] : []);

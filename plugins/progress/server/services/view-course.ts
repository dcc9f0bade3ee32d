import { type AskingAs, dayIn, houseOf } from '@cordee/kernel';
import { CourseNotFound, followed } from '@cordee/seats';
import type { Core } from '@strapi/strapi';
import type { Course } from '../../api.ts';
import { asReader, asStep } from './as-step.ts';
import { distinct, type Step, stepsOf } from './lesson-view-store.ts';
import { card } from './view-courses.ts';

/** A course that the person follows today. @throws CourseNotFound, AccessNotYet, AccessEnded */
export async function viewCourse(strapi: Core.Strapi, asking: AskingAs<'person'>, course: string): Promise<Course> {
  const today = dayIn(houseOf(strapi).settings.TIME_ZONE, asking.now);
  const membership = followed(asking.rights.memberships, course, today);
  const steps = await stepsOf(strapi.db.connection, { person: asking.person.id, courses: [course] });
  if (steps.length === 0) throw new CourseNotFound({ course });

  return {
    ...card(membership, steps, today),
    person: asReader(asking.person),
    today,
    watched: distinct(steps).reduce((sum, { watched }) => sum + watched, 0),
    themes: grouped(steps, ({ theme }) => theme).map(themeOf),
  };
}

function themeOf(steps: readonly [Step, ...Step[]]): Course['themes'][number] {
  const [{ theme, themeTitle, colour, optional }] = steps;
  return {
    id: theme,
    title: themeTitle,
    colour,
    optional,
    lessons: distinct(steps).length,
    seen: distinct(steps).filter(({ seenAt }) => seenAt).length,
    modules: grouped(steps, ({ module }) => module).map((inModule) => ({
      id: inModule[0].module,
      title: inModule[0].moduleTitle,
      lessons: inModule.map(asStep),
    })),
  };
}

const grouped = (steps: readonly Step[], key: (step: Step) => string) => [...Map.groupBy(steps, key).values()] as [Step, ...Step[]][];

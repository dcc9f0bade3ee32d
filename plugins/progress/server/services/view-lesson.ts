import { type AskingAs, dayIn, houseOf } from '@cordee/kernel';
import { followed } from '@cordee/seats';
import type { Core } from '@strapi/strapi';
import type { LessonPage } from '../../api.ts';
import { LessonNotFound } from '../domain/refusals.ts';
import { asReader, asStep } from './as-step.ts';
import { contentOf, distinct, type Step, stepsOf } from './lesson-view-store.ts';

type Place = { course: string; lesson: string };

/** A lesson of a course that the person follows today, with its neighbours. @throws CourseNotFound, AccessNotYet, AccessEnded, LessonNotFound */
export async function viewLesson(strapi: Core.Strapi, asking: AskingAs<'person'>, { course, lesson }: Place): Promise<LessonPage> {
  followed(asking.rights.memberships, course, dayIn(houseOf(strapi).settings.TIME_ZONE, asking.now));
  const db = strapi.db.connection;
  const [places, content] = await Promise.all([stepsOf(db, { person: asking.person.id, courses: [course] }), contentOf(db, lesson)]);
  const steps = distinct(places);
  const at = steps.findIndex((step) => step.lesson === lesson);
  const step = steps[at];
  if (!step || !content) throw new LessonNotFound({ lesson });

  return {
    ...asStep(step),
    person: asReader(asking.person),
    course: { id: course, title: step.courseTitle },
    theme: { title: step.themeTitle, colour: step.colour },
    module: { title: step.moduleTitle },
    body: content.body,
    videoMime: content.videoMime,
    previous: neighbour(steps[at - 1]),
    following: neighbour(steps[at + 1]),
  };
}

const neighbour = (step: Step | undefined) => (step ? asStep(step) : null);

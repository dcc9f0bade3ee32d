import { hostedVideo } from '@cordee/courses';
import { appOf, type SignedInCaller } from '@cordee/kernel';
import type { Core } from '@strapi/strapi';
import type { Film, LessonPage } from '../../api.ts';
import { filmKey } from '../domain/film-key.ts';
import { distinct } from '../domain/pitch.ts';
import { LessonNotFound } from '../domain/refusals.ts';
import { asReader, asStep } from './as-course.ts';
import { followedSteps } from './followed-steps.ts';
import { type Content, contentOf, type Step } from './lesson-view-store.ts';

type Place = { course: string; lesson: string };

/** A lesson of a course that the person follows today, with its neighbours. @throws CourseNotFound, AccessNotYet, AccessEnded, LessonNotFound */
export async function viewLesson(strapi: Core.Strapi, caller: SignedInCaller, { course, lesson }: Place): Promise<LessonPage> {
  const { LINK_SECRET } = appOf(strapi).settings;
  const [{ steps: places, today }, content] = await Promise.all([
    followedSteps(strapi, caller, course),
    contentOf(strapi.db.connection, lesson),
  ]);
  const steps = distinct(places);
  const at = steps.findIndex((step) => step.lesson === lesson);
  const step = steps[at];
  if (!step || !content) throw new LessonNotFound({ lesson });

  return {
    ...asStep(step),
    person: asReader(caller, today),
    course: { id: course, title: step.courseTitle, language: step.language },
    theme: { id: step.theme, title: step.themeTitle, colour: step.colour },
    module: { id: step.module, title: step.moduleTitle },
    body: content.body,
    film: filmOf(content, filmKey({ person: caller.person.id, course, lesson }, caller.now, LINK_SECRET)),
    transcript: content.transcript,
    previous: neighbour(steps[at - 1]),
    following: neighbour(steps[at + 1]),
  };
}

function filmOf({ filmUrl, captionsUrl, videoLink }: Content, key: string): Film | null {
  if (filmUrl) return { host: 'own', key, captions: captionsUrl !== null };
  return hostedVideo(videoLink ?? '') ?? null;
}

const neighbour = (step: Step | undefined) => (step ? asStep(step) : null);

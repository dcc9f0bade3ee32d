import { type CourseId, hostedVideo, type LessonId } from '@cordee/courses';
import { appOf } from '@cordee/kernel';
import { toReaderView } from '@cordee/seats';
import type { Core } from '@strapi/strapi';
import type { Film, LessonPage } from '../../api.ts';
import { filmKey } from '../domain/film-key.ts';
import { distinct } from '../domain/map-segment.ts';
import { stampPage } from '../domain/page-stamp.ts';
import { LessonNotFound } from '../domain/refusals.ts';
import { followedLessons, type PageCaller } from './accessible-lessons.ts';
import { contentOf, type LessonContent, type OutlineLesson } from './lesson-view-store.ts';
import { toLessonSummary } from './to-course-view.ts';

type LessonRef = { course: CourseId; lesson: LessonId };

/**
 * A lesson of a course that the person may take today, with its neighbours.
 * @throws CourseNotFound, AccessNotYet, AccessEnded, SlotNeeded, LessonNotFound
 */
export async function viewLesson(strapi: Core.Strapi, caller: PageCaller, { course, lesson }: LessonRef): Promise<LessonPage> {
  const { LINK_SECRET } = appOf(strapi).settings;
  const [{ lessons: placedLessons, today }, content] = await Promise.all([
    followedLessons(strapi, caller, course),
    contentOf(strapi.db.connection, lesson),
  ]);
  const lessons = distinct(placedLessons);
  const index = lessons.findIndex((each) => each.lesson === lesson);
  const current = lessons[index];
  if (!current || !content) throw new LessonNotFound({ lesson });

  return {
    ...toLessonSummary(current),
    page: stampPage({ person: caller.person.id, lesson }, caller.now, LINK_SECRET),
    person: toReaderView(caller, today),
    course: { id: course, title: current.courseTitle, language: current.language },
    theme: { id: current.theme, title: current.themeTitle, colour: current.colour },
    module: { id: current.module, title: current.moduleTitle },
    body: content.body,
    film: filmOf(content, filmKey({ person: caller.person.id, course, lesson }, caller.now, LINK_SECRET)),
    transcript: content.transcript,
    previous: neighbour(lessons[index - 1]),
    following: neighbour(lessons[index + 1]),
  };
}

function filmOf({ filmUrl, captionsUrl, videoLink }: LessonContent, key: string): Film | null {
  if (filmUrl) return { host: 'own', key, captions: captionsUrl !== null };
  return hostedVideo(videoLink ?? '') ?? null;
}

const neighbour = (lesson: OutlineLesson | undefined) => (lesson ? toLessonSummary(lesson) : null);

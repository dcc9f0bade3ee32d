import { noContent, route, streamed } from '@cordee/kernel';
import {
  CourseParams,
  CourseView,
  FilmKeyView,
  FilmQuery,
  LessonPageView,
  LessonParams,
  ModuleParams,
  ModuleView,
  PlayedRequest,
  ProgressView,
  ThemeParams,
  ThemeView,
} from '../api.ts';
import { type LessonView, markRead, recordPlayed } from './domain/lesson-view.ts';
import { secondsIn } from './domain/played-ranges.ts';
import { makeFilmKey, serveCaptions, serveFilm } from './services/serve-film.ts';
import { servePicture } from './services/serve-picture.ts';
import { updateLessonView } from './services/update-lesson-view.ts';
import { viewCourse, viewModule, viewTheme } from './services/view-course.ts';
import { viewLesson } from './services/view-lesson.ts';

const toProgress = ({ seenAt, played, position }: LessonView) => ({ seen: seenAt !== null, watched: secondsIn(played), position });

export const routes = [
  route({
    method: 'GET',
    path: '/courses/:course',
    summary: 'A course with the progress of the person',
    access: 'person',
    params: CourseParams,
    response: CourseView,
    run: ({ strapi, caller, params }) => viewCourse(strapi, caller, params.course),
  }),
  route({
    method: 'GET',
    path: '/courses/:course/picture',
    summary: 'The welcome picture of a course (LRN-6)',
    access: 'person',
    params: CourseParams,
    response: streamed,
    run: ({ strapi, caller, params, ctx }) => servePicture(strapi, caller, params.course, ctx),
  }),
  route({
    method: 'GET',
    path: '/courses/:course/themes/:theme',
    summary: 'A theme of a course, with its modules and lessons',
    access: 'person',
    params: ThemeParams,
    response: ThemeView,
    run: ({ strapi, caller, params }) => viewTheme(strapi, caller, params),
  }),
  route({
    method: 'GET',
    path: '/courses/:course/themes/:theme/modules/:module',
    summary: 'A module of a theme, with its lessons',
    access: 'person',
    params: ModuleParams,
    response: ModuleView,
    run: ({ strapi, caller, params }) => viewModule(strapi, caller, params),
  }),
  route({
    method: 'GET',
    path: '/courses/:course/lessons/:lesson',
    summary: 'A lesson',
    access: 'person',
    params: LessonParams,
    response: LessonPageView,
    run: ({ strapi, caller, params }) => viewLesson(strapi, caller, params),
  }),
  route({
    method: 'GET',
    path: '/courses/:course/lessons/:lesson/film',
    summary: 'The film of a lesson, or the requested byte range of it (LRN-5)',
    access: 'person',
    params: LessonParams,
    query: FilmQuery,
    response: streamed,
    run: ({ strapi, caller, params, query, ctx }) => serveFilm(strapi, caller, { ...params, ...query }, ctx),
  }),
  route({
    method: 'GET',
    path: '/courses/:course/lessons/:lesson/film-key',
    summary: 'A new key to the film of a lesson (LRN-5)',
    access: 'person',
    params: LessonParams,
    response: FilmKeyView,
    run: ({ strapi, caller, params }) => makeFilmKey(strapi, caller, params),
  }),
  route({
    method: 'GET',
    path: '/courses/:course/lessons/:lesson/captions',
    summary: 'The captions of the film of a lesson (LRN-5)',
    access: 'person',
    params: LessonParams,
    response: streamed,
    run: ({ strapi, caller, params, ctx }) => serveCaptions(strapi, caller, params, ctx),
  }),
  route({
    method: 'POST',
    path: '/courses/:course/lessons/:lesson/played',
    summary: 'Save what has been played of a video (LRN-13)',
    access: 'person',
    params: LessonParams,
    body: PlayedRequest,
    response: ProgressView,
    run: async ({ strapi, caller, params, body }) =>
      toProgress(
        await updateLessonView(strapi, { caller, ...params }, (view, requirement) => recordPlayed(view, body, requirement, caller.now)),
      ),
  }),
  route({
    method: 'POST',
    path: '/courses/:course/lessons/:lesson/read',
    summary: 'Mark a text as read (LRN-5)',
    access: 'person',
    params: LessonParams,
    response: noContent,
    run: async ({ strapi, caller, params }) => {
      await updateLessonView(strapi, { caller, ...params }, (view, requirement) => markRead(view, requirement, caller.now));
    },
  }),
];

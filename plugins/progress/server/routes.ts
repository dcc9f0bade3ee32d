import { type Route, route } from '@cordee/kernel';
import { progressApi } from '../api.ts';
import { type LessonView, markRead, recordPlayed } from './domain/lesson-view.ts';
import { secondsIn } from './domain/played-ranges.ts';
import { makeFilmKey, serveCaptions, serveFilm } from './services/serve-film.ts';
import { servePicture } from './services/serve-picture.ts';
import { serveCourseFile, serveLessonFile } from './services/serve-text-file.ts';
import { updateLessonView } from './services/update-lesson-view.ts';
import { viewCourse, viewModule, viewTheme } from './services/view-course.ts';
import { viewLesson } from './services/view-lesson.ts';

/** What is part of a course, and needs the access to it. */
const part = { access: 'person', needs: ['memberships', 'trial'] } as const;

/** A page of a course, whose header lists the scopes of the reader too. */
const page = { access: 'person', needs: ['memberships', 'trial', 'pilots'] } as const;

const toProgress = ({ seenAt, played, position }: LessonView) => ({ seen: seenAt !== null, watched: secondsIn(played), position });

export const routes: readonly Route[] = [
  route(progressApi.course, { ...page, run: ({ strapi, caller, params }) => viewCourse(strapi, caller, params.course) }),
  route(progressApi.picture, { ...part, run: ({ strapi, caller, params, ctx }) => servePicture(strapi, caller, params.course, ctx) }),
  route(progressApi.courseFile, { ...part, run: ({ strapi, caller, params, ctx }) => serveCourseFile(strapi, caller, params, ctx) }),
  route(progressApi.lessonFile, { ...part, run: ({ strapi, caller, params, ctx }) => serveLessonFile(strapi, caller, params, ctx) }),
  route(progressApi.theme, { ...page, run: ({ strapi, caller, params }) => viewTheme(strapi, caller, params) }),
  route(progressApi.module, { ...page, run: ({ strapi, caller, params }) => viewModule(strapi, caller, params) }),
  route(progressApi.lesson, { ...page, run: ({ strapi, caller, params }) => viewLesson(strapi, caller, params) }),
  route(progressApi.film, {
    ...part,
    run: ({ strapi, caller, params, query, ctx }) => serveFilm(strapi, caller, { ...params, ...query }, ctx),
  }),
  route(progressApi.filmKey, { ...part, run: ({ strapi, caller, params }) => makeFilmKey(strapi, caller, params) }),
  route(progressApi.captions, { ...part, run: ({ strapi, caller, params, ctx }) => serveCaptions(strapi, caller, params, ctx) }),
  route(progressApi.savePlayed, {
    ...part,
    run: async ({ strapi, caller, params, body: { page, ...report } }) =>
      toProgress(
        await updateLessonView(strapi, { caller, ...params, page }, (view, requirement, clock) =>
          recordPlayed(view, report, requirement, clock),
        ),
      ),
  }),
  route(progressApi.markRead, {
    ...part,
    async run({ strapi, caller, params, body }) {
      await updateLessonView(strapi, { caller, ...params, ...body }, markRead);
    },
  }),
];

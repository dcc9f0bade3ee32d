import { nothing, route, streamed } from '@cordee/kernel';
import { CourseParams, CoursesView, CourseView, LessonPageView, LessonParams, PlayedRequest, ProgressView } from '../api.ts';
import { type LessonView, read, watched } from './domain/lesson-view.ts';
import { secondsIn } from './domain/played.ts';
import { changeView } from './services/change-view.ts';
import { serveVideo } from './services/serve-video.ts';
import { viewCourse } from './services/view-course.ts';
import { viewCourses } from './services/view-courses.ts';
import { viewLesson } from './services/view-lesson.ts';

const asProgress = ({ seenAt, played, position }: LessonView) => ({ seen: seenAt !== null, watched: secondsIn(played), position });

export const routes = [
  route({
    method: 'GET',
    path: '/courses',
    summary: 'The courses of whoever asks (LRN-11)',
    access: 'person',
    response: CoursesView,
    run: ({ strapi, asking }) => viewCourses(strapi, asking),
  }),
  route({
    method: 'GET',
    path: '/courses/:course',
    summary: 'A course with what is seen of it',
    access: 'person',
    params: CourseParams,
    response: CourseView,
    run: ({ strapi, asking, params }) => viewCourse(strapi, asking, params.course),
  }),
  route({
    method: 'GET',
    path: '/courses/:course/lessons/:lesson',
    summary: 'A lesson',
    access: 'person',
    params: LessonParams,
    response: LessonPageView,
    run: ({ strapi, asking, params }) => viewLesson(strapi, asking, params),
  }),
  route({
    method: 'GET',
    path: '/courses/:course/lessons/:lesson/video',
    summary: 'The video of a lesson, or the range of it that is asked for (LRN-5)',
    access: 'person',
    params: LessonParams,
    response: streamed,
    run: ({ strapi, asking, params, ctx }) => serveVideo(strapi, asking, params, ctx),
  }),
  route({
    method: 'POST',
    path: '/courses/:course/lessons/:lesson/played',
    summary: 'Save what has been played of a video (LRN-13)',
    access: 'person',
    params: LessonParams,
    body: PlayedRequest,
    response: ProgressView,
    run: async ({ strapi, asking, params, body }) =>
      asProgress(await changeView(strapi, { asking, ...params }, (view, demand) => watched(view, body, demand, asking.now))),
  }),
  route({
    method: 'POST',
    path: '/courses/:course/lessons/:lesson/read',
    summary: 'Mark a text as read (LRN-5)',
    access: 'person',
    params: LessonParams,
    response: nothing,
    run: async ({ strapi, asking, params }) => {
      await changeView(strapi, { asking, ...params }, (view, demand) => read(view, demand, asking.now));
    },
  }),
];

import { courseId, lessonId, moduleId, themeId } from '@cordee/courses/api';
import { day, endpoint, noContent, streamed } from '@cordee/kernel/endpoint';
import { ReaderView, SlotNoticeView } from '@cordee/seats/api';
import { z } from 'zod/v4';

export { drawCourseMap } from './drawing/course-map.ts';
export { courseMapSvg } from './drawing/svg.ts';

/** The language of a course: pages mark it for readers of another language, screen readers above all. (LRN-8) */
const language = z.enum(['fr', 'en']);

const CourseParams = z.object({ course: courseId });
const LessonParams = z.object({ course: courseId, lesson: lessonId });

/** The name of a picture or a document in the media library: films are not downloadable. (LRN-5) */
const file = z.string().regex(/^[\w-]{1,200}\.(jpe?g|png|webp|avif|pdf)$/i);

/** The stamp of a page of a lesson, which what it reports carries: when and for whom the page was served. (LRN-13) */
const page = z.string().max(100);

/** What the player sends: ranges played since the page was served, its current position, and how long the film is, in seconds. (LRN-13, H-87, H-88) */
const PlayedRequest = z.strictObject({
  page,
  played: z.array(z.tuple([z.number().min(0).max(86_400), z.number().min(0).max(86_400)])).max(10_000),
  position: z.number().min(0).max(86_400),
  duration: z.number().min(1).max(86_400).optional().describe('of the film, as the player found it'),
});

/** The progress after a save. */
const ProgressView = z.object({
  seen: z.boolean(),
  watched: z.number().int().describe('distinct seconds played'),
  position: z.number().int().describe('second at which to resume'),
});

const LessonSummaryView = z.object({
  id: z.string(),
  title: z.string(),
  kind: z.enum(['video', 'text']),
  duration: z.number().int().nullable().describe('seconds'),
  seen: z.boolean(),
  watched: z.number().int(),
  position: z.number().int(),
});

/** A theme as a segment of the course map, `length` and `completed` in seconds of content. (LRN-11) */
const MapSegmentView = z.object({
  theme: z.string(),
  title: z.string(),
  colour: z.string(),
  optional: z.boolean(),
  lessons: z.number().int(),
  seen: z.number().int(),
  length: z.number(),
  completed: z.number(),
  won: z.boolean().describe('the theme is validated: its badge is won'),
});

/** The course map: its segments, and the positions of the person (`you`) and of an even pace (`even`), from 0 (start) to 1 (summit). */
const CourseMapView = z.object({
  segments: z.array(MapSegmentView),
  you: z.number(),
  even: z.number().nullable(),
  exam: z.boolean().describe('whether a case study waits at the summit'),
});

/** The lesson to continue with, and its theme and module. */
const NextLessonView = LessonSummaryView.extend({ theme: z.string(), colour: z.string(), module: z.string() });

/** What a person won and saw of a theme that its course no longer shows: taken out, or no longer published. (LRN-16) */
export const KeptThemeView = z.object({
  id: z.string(),
  title: z.string().nullable(),
  won: z.boolean(),
  lessons: z.array(z.object({ id: z.string(), title: z.string() })),
});

/** The progress of a person in a course. (LRN-11 to LRN-16) */
export const CourseProgressView = z.object({
  id: z.string(),
  title: z.string(),
  language,
  reference: z.string().nullable().describe('of the session; none for testers and administrators'),
  startsOn: day.nullable(),
  endsOn: day.nullable(),
  following: z.boolean().describe('within the dates, in a licence session or holding a slot, and not finished'),
  finishedOn: day.nullable().describe('when the person finished the course in this session'),
  lessons: z.number().int(),
  seen: z.number().int(),
  left: z.number().int().describe('required lessons still to be seen'),
  watched: z.number().int().describe('distinct seconds played'),
  next: NextLessonView.nullable(),
  arrival: day.nullable().describe('when everything will be seen at the pace so far; of who is following only'),
  spare: z.number().int().nullable().describe('days from there to the last day; negative when it comes too late'),
  map: CourseMapView,
  kept: z.array(KeptThemeView),
});

const ModuleLessons = z.object({ id: z.string(), title: z.string(), lessons: z.array(LessonSummaryView) });
const ThemeModules = MapSegmentView.extend({ modules: z.array(ModuleLessons) });
const Neighbour = z.object({ id: z.string(), title: z.string(), colour: z.string() });
const Page = z.object({ person: ReaderView, today: day });

/** A course as its learner sees it: themes, modules and lessons in order, with their progress. */
const CourseView = CourseProgressView.extend({
  ...Page.shape,
  welcome: z.string().nullable().describe('Markdown'),
  picture: z.boolean(),
  themes: z.array(ThemeModules),
  slot: SlotNoticeView.nullable().describe('the person holds no slot now: lessons are closed (SEAT-7)'),
});

const CourseLink = z.object({ id: z.string(), title: z.string(), language });

/** A theme of a course, with its modules. (LRN-3, LRN-16) */
const ThemeView = ThemeModules.extend({
  ...Page.shape,
  course: CourseLink,
  previous: Neighbour.nullable(),
  following: Neighbour.nullable(),
});

/** A module of a course, with its lessons. */
const ModuleView = ModuleLessons.extend({
  ...Page.shape,
  course: CourseLink,
  theme: Neighbour,
  previous: Neighbour.nullable(),
  following: Neighbour.nullable(),
});

const ThemeParams = z.object({ course: courseId, theme: themeId });
const ModuleParams = z.object({ course: courseId, theme: themeId, module: moduleId });

/** The film of a lesson: a file of ours, played from a signed address, or a video on another host, played there. (LRN-5) */
const FilmView = z.discriminatedUnion('host', [
  z.object({ host: z.literal('own'), key: z.string().describe('gives one person access to the film for a minute'), captions: z.boolean() }),
  z.object({ host: z.literal('vimeo'), id: z.string(), hash: z.string().nullable() }),
  z.object({ host: z.literal('youtube'), id: z.string() }),
]);

/** A new key to a film, when the one that came with the page has expired. */
const FilmKeyView = z.object({ key: z.string() });

/** The query of a film's address. */
const FilmQuery = z.object({ key: z.string().max(100) });

/** A lesson as its learner sees it. */
const LessonPageView = LessonSummaryView.extend({
  page: page.describe('the stamp of this page, for what it reports'),
  person: ReaderView,
  course: CourseLink,
  theme: z.object({ id: z.string(), title: z.string(), colour: z.string() }),
  module: z.object({ id: z.string(), title: z.string() }),
  body: z.string().nullable().describe('Markdown'),
  film: FilmView.nullable(),
  transcript: z.string().nullable().describe('Markdown: the spoken text of the film'),
  previous: LessonSummaryView.nullable(),
  following: LessonSummaryView.nullable(),
});

/** The endpoints of progress. */
export const progressApi = {
  course: endpoint({
    method: 'GET',
    path: '/progress/courses/:course',
    summary: 'A course with the progress of the person',
    params: CourseParams,
    response: CourseView,
  }),
  picture: endpoint({
    method: 'GET',
    path: '/progress/courses/:course/picture',
    summary: 'The welcome picture of a course (LRN-6)',
    params: CourseParams,
    response: streamed,
  }),
  courseFile: endpoint({
    method: 'GET',
    path: '/progress/courses/:course/files/:file',
    summary: 'A picture or document in the welcome text of a course (LRN-6)',
    params: CourseParams.extend({ file }),
    response: streamed,
  }),
  theme: endpoint({
    method: 'GET',
    path: '/progress/courses/:course/themes/:theme',
    summary: 'A theme of a course, with its modules and lessons',
    params: ThemeParams,
    response: ThemeView,
  }),
  module: endpoint({
    method: 'GET',
    path: '/progress/courses/:course/themes/:theme/modules/:module',
    summary: 'A module of a theme, with its lessons',
    params: ModuleParams,
    response: ModuleView,
  }),
  lesson: endpoint({
    method: 'GET',
    path: '/progress/courses/:course/lessons/:lesson',
    summary: 'A lesson',
    params: LessonParams,
    response: LessonPageView,
  }),
  lessonFile: endpoint({
    method: 'GET',
    path: '/progress/courses/:course/lessons/:lesson/files/:file',
    summary: 'A picture or document in the texts of a lesson (LRN-5)',
    params: LessonParams.extend({ file }),
    response: streamed,
  }),
  film: endpoint({
    method: 'GET',
    path: '/progress/courses/:course/lessons/:lesson/film',
    summary: 'The film of a lesson, or the requested byte range of it (LRN-5)',
    params: LessonParams,
    query: FilmQuery,
    response: streamed,
  }),
  filmKey: endpoint({
    method: 'GET',
    path: '/progress/courses/:course/lessons/:lesson/film-key',
    summary: 'A new key to the film of a lesson (LRN-5)',
    params: LessonParams,
    response: FilmKeyView,
  }),
  captions: endpoint({
    method: 'GET',
    path: '/progress/courses/:course/lessons/:lesson/captions',
    summary: 'The captions of the film of a lesson (LRN-5)',
    params: LessonParams,
    response: streamed,
  }),
  savePlayed: endpoint({
    method: 'POST',
    path: '/progress/courses/:course/lessons/:lesson/played',
    summary: 'Save what has been played of a video (LRN-13)',
    params: LessonParams,
    body: PlayedRequest,
    response: ProgressView,
  }),
  markRead: endpoint({
    method: 'POST',
    path: '/progress/courses/:course/lessons/:lesson/read',
    summary: 'Mark a text as read (LRN-5)',
    params: LessonParams,
    body: z.strictObject({ page }),
    response: noContent,
  }),
};

export type LessonSummary = z.infer<typeof LessonSummaryView>;
export type Course = z.infer<typeof CourseView>;
export type LessonPage = z.infer<typeof LessonPageView>;
export type Film = z.infer<typeof FilmView>;
export type Progress = z.infer<typeof ProgressView>;
export type MapSegment = z.infer<typeof MapSegmentView>;
export type CourseMap = z.infer<typeof CourseMapView>;
export type NextLesson = z.infer<typeof NextLessonView>;
export type KeptTheme = z.infer<typeof KeptThemeView>;
export type CourseProgress = z.infer<typeof CourseProgressView>;
export type ThemePage = z.infer<typeof ThemeView>;
export type ModulePage = z.infer<typeof ModuleView>;

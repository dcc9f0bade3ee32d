import { z } from 'zod/v4';

export { type Drawing, drawCourseMap, type Frame } from './drawing/course-map.ts';
export { courseMapSvg } from './drawing/svg.ts';

const day = z.string().describe('a calendar day, 2026-11-21');
const document = z.string().max(64);
/** The language of a course: pages mark it for readers of another language, screen readers above all. (LRN-8) */
const language = z.enum(['fr', 'en']);

export const CourseParams = z.object({ course: document });
export const LessonParams = z.object({ course: document, lesson: document });

/** What the player sends: every range played since the page was opened, and its current position, in seconds. (LRN-13) */
export const PlayedRequest = z.strictObject({
  played: z.array(z.tuple([z.number().min(0).max(86_400), z.number().min(0).max(86_400)])).max(500),
  position: z.number().min(0).max(86_400),
});

/** The progress after a save. */
export const ProgressView = z.object({
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

/** A scope of the reader, to choose in the header. (ACC-8) */
export const ScopeView = z.object({
  kind: z.enum(['course', 'team']),
  id: z.string(),
  title: z.string(),
  language: language.nullable(),
  detail: z.string().nullable(),
});

/** The reader, for the header of the page. */
export const ReaderView = z.object({ firstName: z.string(), name: z.string(), scopes: z.array(ScopeView) });

/** A theme as a segment of the course map, `length` and `completed` in seconds of content. (LRN-11) */
export const MapSegmentView = z.object({
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
export const CourseMapView = z.object({
  segments: z.array(MapSegmentView),
  you: z.number(),
  even: z.number().nullable(),
  exam: z.boolean().describe('whether a case study waits at the summit'),
});

/** The lesson to continue with, and its theme and module. */
export const NextLessonView = LessonSummaryView.extend({ theme: z.string(), colour: z.string(), module: z.string() });

/** The progress of a person in a course. (LRN-11 to LRN-16) */
export const CourseProgressView = z.object({
  id: z.string(),
  title: z.string(),
  language,
  reference: z.string().nullable().describe('of the session; none for testers and administrators'),
  startsOn: day.nullable(),
  endsOn: day.nullable(),
  lessons: z.number().int(),
  seen: z.number().int(),
  left: z.number().int().describe('required lessons still to be seen'),
  watched: z.number().int().describe('distinct seconds played'),
  next: NextLessonView.nullable(),
  arrival: day.nullable().describe('when everything will be seen at the pace so far'),
  spare: z.number().int().nullable().describe('days from there to the last day; negative when it comes too late'),
  map: CourseMapView,
});

const ModuleLessons = z.object({ id: z.string(), title: z.string(), lessons: z.array(LessonSummaryView) });
const ThemeModules = MapSegmentView.extend({ modules: z.array(ModuleLessons) });
const Neighbour = z.object({ id: z.string(), title: z.string(), colour: z.string() });
const Page = z.object({ person: ReaderView, today: day });

/** A course as its learner sees it: themes, modules and lessons in order, with their progress. */
export const CourseView = CourseProgressView.extend({
  ...Page.shape,
  welcome: z.string().nullable().describe('Markdown'),
  picture: z.boolean(),
  themes: z.array(ThemeModules),
});

const CourseLink = z.object({ id: z.string(), title: z.string(), language });

/** A theme of a course, with its modules. (LRN-3, LRN-16) */
export const ThemeView = ThemeModules.extend({
  ...Page.shape,
  course: CourseLink,
  previous: Neighbour.nullable(),
  following: Neighbour.nullable(),
});

/** A module of a course, with its lessons. */
export const ModuleView = ModuleLessons.extend({
  ...Page.shape,
  course: CourseLink,
  theme: Neighbour,
  previous: Neighbour.nullable(),
  following: Neighbour.nullable(),
});

export const ThemeParams = z.object({ course: document, theme: document });
export const ModuleParams = z.object({ course: document, theme: document, module: document });

/** The film of a lesson: a file of ours, played from a signed address, or a video on another host, played there. (LRN-5) */
const FilmView = z.discriminatedUnion('host', [
  z.object({ host: z.literal('own'), key: z.string().describe('gives one person access to the film for a minute'), captions: z.boolean() }),
  z.object({ host: z.literal('vimeo'), id: z.string(), hash: z.string().nullable() }),
  z.object({ host: z.literal('youtube'), id: z.string() }),
]);

/** A new key to a film, when the one that came with the page has expired. */
export const FilmKeyView = z.object({ key: z.string() });

/** The query of a film's address. */
export const FilmQuery = z.object({ key: z.string().max(100) });

/** A lesson as its learner sees it. */
export const LessonPageView = LessonSummaryView.extend({
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

export type LessonSummary = z.infer<typeof LessonSummaryView>;
export type Course = z.infer<typeof CourseView>;
export type LessonPage = z.infer<typeof LessonPageView>;
export type Film = z.infer<typeof FilmView>;
export type FilmKey = z.infer<typeof FilmKeyView>;
export type Progress = z.infer<typeof ProgressView>;
export type Reader = z.infer<typeof ReaderView>;
export type MapSegment = z.infer<typeof MapSegmentView>;
export type CourseMap = z.infer<typeof CourseMapView>;
export type NextLesson = z.infer<typeof NextLessonView>;
export type Scope = z.infer<typeof ScopeView>;
export type CourseProgress = z.infer<typeof CourseProgressView>;
export type ThemePage = z.infer<typeof ThemeView>;
export type ModulePage = z.infer<typeof ModuleView>;

import { z } from 'zod/v4';

const day = z.string().describe('a calendar day, 2026-11-21');
const document = z.string().max(64);

export const CourseParams = z.object({ course: document });
export const LessonParams = z.object({ course: document, lesson: document });

/** What the player sends: every stretch played since the page was opened, and where it stands, in seconds. (LRN-13) */
export const PlayedRequest = z.strictObject({
  played: z.array(z.tuple([z.number().min(0).max(86_400), z.number().min(0).max(86_400)])).max(500),
  position: z.number().min(0).max(86_400),
});

/** What stands after a save. */
export const ProgressView = z.object({
  seen: z.boolean(),
  watched: z.number().int().describe('distinct seconds played'),
  position: z.number().int().describe('second at which to resume'),
});

const StepView = z.object({
  id: z.string(),
  title: z.string(),
  kind: z.enum(['video', 'text']),
  duration: z.number().int().nullable().describe('seconds'),
  seen: z.boolean(),
  watched: z.number().int(),
  position: z.number().int(),
});

const CourseCard = z.object({
  id: z.string(),
  title: z.string(),
  reference: z.string().describe('of the session'),
  startsOn: day,
  endsOn: day,
  access: z.enum(['open', 'not-yet', 'ended']),
  lessons: z.number().int(),
  seen: z.number().int(),
  next: StepView.nullable(),
});

/** Who is reading, for the header of the page. */
const Reader = z.object({ firstName: z.string(), name: z.string() });

/** The courses a person follows, is about to, or has followed. (LRN-11) */
export const CoursesView = z.object({ person: Reader, today: day, courses: z.array(CourseCard) });

/** A course as its learner sees it: themes, modules and lessons in order, and what is seen. */
export const CourseView = CourseCard.extend({
  person: Reader,
  today: day,
  watched: z.number().int().describe('distinct seconds played'),
  themes: z.array(
    z.object({
      id: z.string(),
      title: z.string(),
      colour: z.string(),
      optional: z.boolean(),
      lessons: z.number().int(),
      seen: z.number().int(),
      modules: z.array(z.object({ id: z.string(), title: z.string(), lessons: z.array(StepView) })),
    }),
  ),
});

/** A lesson as its learner sees it. */
export const LessonPageView = StepView.extend({
  person: Reader,
  course: z.object({ id: z.string(), title: z.string() }),
  theme: z.object({ title: z.string(), colour: z.string() }),
  module: z.object({ title: z.string() }),
  body: z.string().nullable().describe('Markdown'),
  videoMime: z.string().nullable(),
  previous: StepView.nullable(),
  following: StepView.nullable(),
});

export type Step = z.infer<typeof StepView>;
export type Courses = z.infer<typeof CoursesView>;
export type Course = z.infer<typeof CourseView>;
export type LessonPage = z.infer<typeof LessonPageView>;
export type Progress = z.infer<typeof ProgressView>;
export type Card = z.infer<typeof CourseCard>;

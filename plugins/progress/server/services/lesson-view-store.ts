import type { CourseId, LessonId, ModuleId, ThemeId } from '@cordee/courses';
import { type Db, execute, type Id, row, rows } from '@cordee/kernel';
import type { RequiredLesson } from '../domain/course-progress.ts';
import type { ClockRange } from '../domain/learning-clock.ts';
import type { CountedView, LessonRequirement, LessonView } from '../domain/lesson-view.ts';
import type { PlayedRange } from '../domain/played-ranges.ts';
import { readingSeconds } from '../domain/reading-time.ts';

/** Refers to a lesson of a course, for a person. `testersOnly`: their access covers the lessons open to testers only. */
export type LessonRef = { person: Id<'person'>; course: CourseId; lesson: LessonId; testersOnly: boolean };
/** `filmSince`: since when the lesson has its film, if it had another before. */
type LockedView = { view: LessonView; requirement: LessonRequirement; spent: ClockRange[]; filmSince: Date | null };
type StoredView = {
  played: string;
  position: number;
  seenAt: Date | null;
  duration: number | null;
  body: string | null;
  language: string;
  spent: string;
  filmSince: Date | null;
};

/** The lesson as the course of the reference places it, once. */
const PLACED = `cordee.outline where course = :course and lesson = :lesson and (open_to_testers or not :testersOnly)`;

/** Whether what was played of a lesson, `v`, as it stands in an outline, `o`, counts: it is not of a film that it had before. (H-87) */
const COUNTS = '(o.film_since is null or v.seen_at is not null or v.saved_at >= o.film_since)';

/**
 * Locks the person's view of a lesson and their learning clock, and creates them when they are the first; undefined when the course
 * contains no such lesson.
 */
export async function lockLessonView(db: Db, ref: LessonRef): Promise<LockedView | undefined> {
  await execute(
    db,
    `with clock as (
       insert into cordee.learning_clock (person) select :person where exists (select from ${PLACED}) on conflict do nothing)
     insert into cordee.lesson_view (person, lesson) select :person, :lesson where exists (select from ${PLACED}) on conflict do nothing`,
    ref,
  );
  const stored = await row<StoredView>(
    db,
    `select case when ${COUNTS} then v.played else '{}' end::text as played, case when ${COUNTS} then v.position else 0 end as position,
       v.seen_at as "seenAt", o.duration_seconds as duration, o.film_since as "filmSince", k.spent::text as spent, c.language,
       (select l.body from cordee.published_lesson l where o.duration_seconds is null and l.lesson = v.lesson) as body
     from cordee.lesson_view v
     join cordee.learning_clock k on k.person = v.person
     join (select duration_seconds, film_since from ${PLACED} limit 1) o on true
     join cordee.published_course c on c.course = :course
     where v.person = :person and v.lesson = :lesson for update of v, k`,
    ref,
  );
  if (!stored) return undefined;
  const { played, position, seenAt, spent, filmSince } = stored;
  const view = { played: parseRanges(played), position, seenAt };
  return { view, requirement: toLessonRequirement(stored), spent: parseRanges(spent), filmSince };
}

/** Saves a view, and the clock against which it was counted. */
export async function saveLessonView(db: Db, { person, lesson }: LessonRef, { view, spent }: CountedView): Promise<void> {
  await execute(
    db,
    `with clock as (update cordee.learning_clock set spent = :spent::int8multirange where person = :person)
     update cordee.lesson_view set played = :played::int4multirange, position = :position, seen_at = :seenAt, saved_at = cordee.now()
     where person = :person and lesson = :lesson`,
    { person, lesson, played: toMultirange(view.played), spent: toMultirange(spent), position: view.position, seenAt: view.seenAt },
  );
}

/** A lesson of an outline, with what a person has done of it. */
export type OutlineLesson = {
  course: CourseId;
  courseTitle: string;
  certifying: boolean;
  language: 'fr' | 'en';
  theme: ThemeId;
  themeTitle: string;
  colour: string;
  optional: boolean;
  module: ModuleId;
  moduleTitle: string;
  lesson: LessonId;
  title: string;
  kind: 'video' | 'text';
  duration: number | null;
  watched: number;
  position: number;
  seenAt: Date | null;
  wonAt: Date | null;
};

/** `testerOnly`: the courses of which the person has access to the lessons open to testers only. */
type OutlineQuery = { person: Id<'person'>; courses: readonly CourseId[]; testerOnly?: readonly CourseId[] };

/** The lessons of these courses in their order, each with what the person has done of it. One SQL statement. */
export const outlineLessonsOf = (db: Db, { person, courses, testerOnly = [] }: OutlineQuery) =>
  rows<OutlineLesson>(
    db,
    `select o.course, c.title as "courseTitle", c.certifying, c.language, o.theme, o.theme_title as "themeTitle", o.colour, o.optional, o.module,
       o.module_title as "moduleTitle", o.lesson, o.lesson_title as title, o.kind, o.duration_seconds as duration,
       case when ${COUNTS} then least(coalesce(v.watched_seconds, 0), o.duration_seconds) else 0 end as watched,
       case when ${COUNTS} then coalesce(v.position, 0) else 0 end as position, v.seen_at as "seenAt",
       b.won_at as "wonAt"
     from cordee.outline o
     join cordee.published_course c on c.course = o.course
     left join cordee.lesson_view v on v.person = :person and v.lesson = o.lesson
     left join cordee.badge b on b.person = :person and b.course = o.course and b.theme = o.theme
     where o.course = any(:courses) and (o.open_to_testers or o.course <> all(:testerOnly::text[]))
     order by array_position(:courses::text[], o.course), o.position`,
    { person, courses, testerOnly },
  );

/** The required lessons of a course, each once, with what each of these people has done of it. One SQL statement. */
export const requiredLessonsOf = (db: Db, query: { course: CourseId; people: readonly Id<'person'>[] }) =>
  rows<RequiredLesson & { person: Id<'person'> }>(
    db,
    `select p.person, o.duration_seconds as duration, v.seen_at as "seenAt",
       case when ${COUNTS} then least(coalesce(v.watched_seconds, 0), o.duration_seconds) else 0 end as watched
     from (select distinct on (lesson) lesson, duration_seconds, film_since from cordee.outline where course = :course and not optional
       order by lesson, position) o
     cross join unnest(:people::integer[]) as p (person)
     left join cordee.lesson_view v on v.person = p.person and v.lesson = o.lesson`,
    query,
  );

/** The ids of the lessons of a published course, or of those open to testers only: for what needs no progress, such as a part of a film. */
export const lessonIdsOf = async (db: Db, { course, testersOnly }: { course: CourseId; testersOnly: boolean }): Promise<LessonId[]> => {
  const lessons = await rows<{ lesson: LessonId }>(
    db,
    `select distinct o.lesson from cordee.outline o
     join cordee.published_course c on c.course = o.course
     where o.course = :course and (o.open_to_testers or not cast(:testersOnly as boolean))`,
    { course, testersOnly },
  );
  return lessons.map(({ lesson }) => lesson);
};

/** The welcome of a published course: a text, and the address of a picture in the media library. */
export type CourseWelcome = { text: string | null; picture: string | null };

export const welcomeOf = async (db: Db, course: CourseId): Promise<CourseWelcome> =>
  (await row<CourseWelcome>(
    db,
    'select c.welcome as text, c.welcome_picture as picture from cordee.published_course c where c.course = :course',
    { course },
  )) ?? { text: null, picture: null };

/** The content of a published lesson: its text, and the addresses of its film and captions. */
export type LessonContent = {
  body: string | null;
  transcript: string | null;
  videoLink: string | null;
  filmUrl: string | null;
  captionsUrl: string | null;
};

export const contentOf = (db: Db, lesson: LessonId) =>
  row<LessonContent>(
    db,
    `select l.body, l.transcript, l.video_link as "videoLink", l.film as "filmUrl", l.captions as "captionsUrl"
     from cordee.published_lesson l where l.lesson = :lesson`,
    { lesson },
  );

const toLessonRequirement = ({ duration, body, language }: StoredView): LessonRequirement =>
  duration === null ? { kind: 'text', readingSeconds: readingSeconds(body ?? '', language) } : { kind: 'video', duration };

const toMultirange = (played: readonly PlayedRange[]) => `{${played.map(([from, to]) => `[${from},${to})`).join(',')}}`;

const parseRanges = (text: string): PlayedRange[] =>
  [...text.matchAll(/\[(\d+),(\d+)\)/g)].map(([, from, to]) => [Number(from), Number(to)]);

/** Whether a published text of this document, a course or a lesson, has this file of the media library. */
export const textHasFile = async (db: Db, { document, file }: { document: CourseId | LessonId; file: string }): Promise<boolean> =>
  (await row(
    db,
    `select from cordee.text_file t join cordee.library_file f on f.stored_name = t.name
     where t.document = :document and t.published and t.name = :file limit 1`,
    {
      document,
      file,
    },
  )) !== undefined;

import { type Db, row, rows } from '@cordee/kernel';
import type { LessonDemand, LessonView } from '../domain/lesson-view.ts';
import type { PlayedRange } from '../domain/played-ranges.ts';

/** A person at a lesson of a course. */
export type LessonRef = { person: number; course: string; lesson: string; testersOnly: boolean };
type Locked = { view: LessonView; demand: LessonDemand };
type StoredView = { played: string; position: number; startedAt: Date; seenAt: Date | null; duration: number | null };

/** The person's view of a lesson, locked, begun now if it is their first; undefined when the course holds no such lesson. */
export async function lockLessonView(db: Db, ref: LessonRef): Promise<Locked | undefined> {
  await db.raw(
    `insert into cordee.lesson_view (person, lesson)
     select :person, :lesson where exists (
       select from cordee.course_outline where course = :course and lesson = :lesson and (open_to_testers or not :testersOnly))
     on conflict do nothing`,
    ref,
  );
  const found = await row<StoredView>(
    db,
    `select v.played::text as played, v.position, v.started_at as "startedAt", v.seen_at as "seenAt", o.duration_seconds as duration
     from cordee.lesson_view v
     join (select duration_seconds from cordee.course_outline
           where course = :course and lesson = :lesson and (open_to_testers or not :testersOnly) limit 1) o on true
     where v.person = :person and v.lesson = :lesson for update of v`,
    ref,
  );
  return found && { view: { ...found, played: ranges(found.played) }, demand: toLessonDemand(found.duration) };
}

export async function saveLessonView(db: Db, { person, lesson }: LessonRef, view: LessonView): Promise<void> {
  await db.raw(
    `update cordee.lesson_view set played = :played::int4multirange, position = :position, seen_at = :seenAt, saved_at = cordee.now()
     where person = :person and lesson = :lesson`,
    { person, lesson, played: toMultirange(view.played), position: view.position, seenAt: view.seenAt },
  );
}

/** One lesson of an outline with what a person has done of it. */
export type OutlineLesson = {
  course: string;
  courseTitle: string;
  certifying: boolean;
  language: 'fr' | 'en';
  theme: string;
  themeTitle: string;
  colour: string;
  optional: boolean;
  module: string;
  moduleTitle: string;
  lesson: string;
  title: string;
  kind: 'video' | 'text';
  duration: number | null;
  watched: number;
  position: number;
  seenAt: Date | null;
  wonAt: Date | null;
  /** Whether all of the course is theirs, and not the lessons open to testers alone. */
  whole: boolean;
};

/** Whose steps: `opened` names the courses of which only the lessons open to testers are theirs. */
type OutlineQuery = { person: number; courses: readonly string[]; testerOnly?: readonly string[] };

/** The lessons of these courses in their order, each with what the person has done of it. One statement. */
export const outlineLessonsOf = (db: Db, { person, courses, testerOnly = [] }: OutlineQuery) =>
  rows<OutlineLesson>(
    db,
    `select o.course, c.title as "courseTitle", coalesce(c.certifying, false) as certifying,
       coalesce(c.language, 'fr') as language, o.theme, o.theme_title as "themeTitle", o.colour, o.optional, o.module,
       o.module_title as "moduleTitle", o.lesson, o.lesson_title as title, o.kind, o.duration_seconds as duration,
       least(coalesce(v.watched_seconds, 0), o.duration_seconds) as watched, coalesce(v.position, 0) as position, v.seen_at as "seenAt",
       b.won_at as "wonAt", o.course <> all(:testerOnly::text[]) as whole
     from cordee.course_outline o
     join courses c on c.document_id = o.course and c.published_at is not null
     left join cordee.lesson_view v on v.person = :person and v.lesson = o.lesson
     left join cordee.badge b on b.person = :person and b.course = o.course and b.theme = o.theme
     where o.course = any(:courses) and (o.open_to_testers or o.course <> all(:testerOnly::text[]))
     order by array_position(:courses::text[], o.course), o.position`,
    { person, courses, testerOnly },
  );

/** What a published course welcomes its learners with: words, and the address of a picture in the library. */
export type CourseWelcome = { words: string | null; picture: string | null };

export const welcomeOf = async (db: Db, course: string): Promise<CourseWelcome> =>
  (await row<CourseWelcome>(
    db,
    `select c.welcome as words, picture.url as picture from courses c left join lateral (${fileIn('course', 'welcomePicture', 'c')}) picture on true
     where c.document_id = :course and c.published_at is not null`,
    { course },
  )) ?? { words: null, picture: null };

/** What a published lesson holds: its words, and its film or where it lies. */
export type LessonContent = {
  body: string | null;
  transcript: string | null;
  videoLink: string | null;
  filmUrl: string | null;
  captionsUrl: string | null;
};

export const contentOf = (db: Db, lesson: string) =>
  row<LessonContent>(
    db,
    `select l.body, l.transcript, l.video_link as "videoLink", film.url as "filmUrl", captions.url as "captionsUrl"
     from lessons l
     left join lateral (${fileIn('lesson', 'video', 'l')}) film on true
     left join lateral (${fileIn('lesson', 'captions', 'l')}) captions on true
     where l.document_id = :lesson and l.published_at is not null`,
    { lesson },
  );

function fileIn(kind: 'lesson' | 'course', field: string, row: string): string {
  return `select f.url from files_related_mph r join files f on f.id = r.file_id
    where r.related_type = 'plugin::courses.${kind}' and r.field = '${field}' and r.related_id = ${row}.id limit 1`;
}

const toLessonDemand = (duration: number | null): LessonDemand => (duration === null ? { kind: 'text' } : { kind: 'video', duration });

const toMultirange = (played: readonly PlayedRange[]) => `{${played.map(([from, to]) => `[${from},${to})`).join(',')}}`;

const ranges = (text: string): PlayedRange[] => [...text.matchAll(/\[(\d+),(\d+)\)/g)].map(([, from, to]) => [Number(from), Number(to)]);

import { type Db, row, rows } from '@cordee/kernel';
import type { Demand, LessonView } from '../domain/lesson-view.ts';
import type { Stretch } from '../domain/played.ts';

type Place = { person: number; course: string; lesson: string };
type Locked = { view: LessonView; demand: Demand };
type Saved = { played: string; position: number; startedAt: Date; seenAt: Date | null; duration: number | null };

/** The person's view of a lesson, locked, begun now if it is their first; undefined when the course holds no such lesson. */
export async function lockView(db: Db, place: Place): Promise<Locked | undefined> {
  await db.raw(
    `insert into cordee.lesson_view (person, lesson)
     select :person, :lesson where exists (select from cordee.course_outline where course = :course and lesson = :lesson)
     on conflict do nothing`,
    place,
  );
  const found = await row<Saved>(
    db,
    `select v.played::text as played, v.position, v.started_at as "startedAt", v.seen_at as "seenAt", o.duration_seconds as duration
     from cordee.lesson_view v
     join (select duration_seconds from cordee.course_outline where course = :course and lesson = :lesson limit 1) o on true
     where v.person = :person and v.lesson = :lesson for update of v`,
    place,
  );
  return found && { view: { ...found, played: stretches(found.played) }, demand: demandOf(found.duration) };
}

export async function saveView(db: Db, { person, lesson }: Place, view: LessonView): Promise<void> {
  await db.raw(
    `update cordee.lesson_view set played = :played::int4multirange, position = :position, seen_at = :seenAt, saved_at = cordee.now()
     where person = :person and lesson = :lesson`,
    { person, lesson, played: multirange(view.played), position: view.position, seenAt: view.seenAt },
  );
}

/** One lesson of an outline with what a person has done of it. */
export type Step = {
  course: string;
  courseTitle: string;
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
};

/** The lessons of these courses in their order, each with what the person has done of it. One statement. */
export const stepsOf = (db: Db, { person, courses }: { person: number; courses: readonly string[] }) =>
  rows<Step>(
    db,
    `select o.course, c.title as "courseTitle", o.theme, o.theme_title as "themeTitle", o.colour, o.optional, o.module,
       o.module_title as "moduleTitle", o.lesson, o.lesson_title as title, o.kind, o.duration_seconds as duration,
       least(coalesce(v.watched_seconds, 0), o.duration_seconds) as watched, coalesce(v.position, 0) as position, v.seen_at as "seenAt"
     from cordee.course_outline o
     join courses c on c.document_id = o.course and c.published_at is not null
     left join cordee.lesson_view v on v.person = :person and v.lesson = o.lesson
     where o.course = any(:courses)
     order by array_position(:courses::text[], o.course), o.position`,
    { person, courses },
  );

/** Each lesson once, at its first place: a lesson may serve several modules of a course. (LRN-1) */
export function distinct(steps: readonly Step[]): Step[] {
  const met = new Set<string>();
  return steps.filter(({ lesson }) => !met.has(lesson) && met.add(lesson));
}

/** The words and the video file of a published lesson. */
export const contentOf = (db: Db, lesson: string) =>
  row<{ body: string | null; videoUrl: string | null; videoMime: string | null }>(
    db,
    `select l.body, f.url as "videoUrl", f.mime as "videoMime"
     from lessons l
     left join files_related_mph v on v.related_type = 'plugin::courses.lesson' and v.field = 'video' and v.related_id = l.id
     left join files f on f.id = v.file_id
     where l.document_id = :lesson and l.published_at is not null`,
    { lesson },
  );

const demandOf = (duration: number | null): Demand => (duration === null ? { kind: 'text' } : { kind: 'video', duration });

const multirange = (played: readonly Stretch[]) => `{${played.map(([from, to]) => `[${from},${to})`).join(',')}}`;

const stretches = (text: string): Stretch[] => [...text.matchAll(/\[(\d+),(\d+)\)/g)].map(([, from, to]) => [Number(from), Number(to)]);

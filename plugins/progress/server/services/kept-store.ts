import type { CourseId, LessonId, ThemeId } from '@cordee/courses';
import { type Db, type Id, rows } from '@cordee/kernel';

/** A theme whose badge a person has won, or a lesson of it that they have seen (`lesson`), which its course no longer shows. */
export type KeptRow = Readonly<{
  course: CourseId;
  courseTitle: string | null;
  theme: ThemeId;
  themeTitle: string | null;
  won: boolean;
  lesson: LessonId | null;
  lessonTitle: string | null;
}>;

/** SQL: the title of one part of what is kept. A sub-select, since most people have nothing kept: no title is read then. */
const titleOf = (kind: 'course' | 'theme' | 'lesson') =>
  `(select t.title from cordee.content_title t where t.kind = '${kind}' and t.document = kept.${kind})`;

/** What a person won and saw in these courses that is there no longer: taken out, or no longer published. (LRN-16) */
export const keptOf = (db: Db, query: { person: Id<'person'>; courses: readonly CourseId[] }) =>
  rows<KeptRow>(
    db,
    `with kept as (
       select b.course, b.theme, true as won, null as lesson, null as theme_title, null as lesson_title from cordee.badge b
       where b.person = :person and b.course = any(:courses)
         and not exists (select from cordee.outline o where o.course = b.course and o.theme = b.theme)
       union all
       select f.course, f.theme, false, f.lesson, f.theme_title, f.lesson_title from cordee.former_outline f
       join cordee.lesson_view v on v.person = :person and v.lesson = f.lesson and v.seen_at is not null
       where f.course = any(:courses) and not exists (select from cordee.outline o where o.course = f.course and o.lesson = f.lesson)
     )
     select kept.course, ${titleOf('course')} as "courseTitle", kept.theme, coalesce(${titleOf('theme')}, kept.theme_title) as "themeTitle",
       kept.won, kept.lesson, coalesce(${titleOf('lesson')}, kept.lesson_title) as "lessonTitle"
     from kept
     order by kept.course, "themeTitle", kept.theme, "lessonTitle", kept.lesson`,
    query,
  );

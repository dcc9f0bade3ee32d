import { type Db, rows } from '@cordee/kernel';
import type { CourseFault } from '../domain/course-faults.ts';

/** SQL: the themes of the draft of each course, as drafted. Strapi links a course to any version of a theme. */
const DRAFTED = `select distinct c.document_id as course, c.title as course_title, t.document_id as theme, t.title, t.colour
  from courses c
  join courses_themes_lnk l on l.course_id = c.id
  join themes linked on linked.id = l.theme_id
  join themes t on t.document_id = linked.document_id and t.published_at is null
  where c.published_at is null`;

/** SQL: the published themes of each published course, with the colour of their drafts. */
const PLACED = `select p.parent as course, c.title as course_title, t.document_id as theme, t.title, t.colour, d.colour as draft_colour
  from cordee.placement p
  join courses c on c.document_id = p.parent and c.published_at is not null
  join themes t on t.document_id = p.child and t.published_at is not null
  left join themes d on d.document_id = p.child and d.published_at is null
  where p.parent_kind = 'course'`;

/** SQL: the lessons of the draft of each course, as its themes and modules are drafted. */
const LESSONS = `select d.course, les.document_id as lesson
  from (${DRAFTED}) d
  join themes t on t.document_id = d.theme and t.published_at is null
  join themes_modules_lnk tm on tm.theme_id = t.id
  join modules linked on linked.id = tm.module_id
  join modules m on m.document_id = linked.document_id and m.published_at is null
  join modules_lessons_lnk ml on ml.module_id = m.id
  join lessons les on les.id = ml.lesson_id`;

/** The faults of a course, or of the courses that have a theme. Of a pair of themes, the one with this document id comes first. */
export const courseFaults = (db: Db, document: string) =>
  rows<CourseFault>(
    db,
    `with drafted as (${DRAFTED}), placed as (${PLACED})
     select 'same-colour' as kind, a.course, a.course_title as "courseTitle", a.theme as part, a.title as "partTitle",
       b.theme as other, b.title as "otherTitle"
     from drafted a join drafted b on b.course = a.course and b.theme <> a.theme and b.colour = a.colour
     where a.theme = :document or (a.course = :document and a.theme < b.theme)
     union
     select 'same-colour', a.course, a.course_title, a.theme, a.title, b.theme, b.title
     from placed a join placed b on b.course = a.course and b.theme <> a.theme and b.colour in (a.colour, a.draft_colour)
     where a.theme = :document or (a.course = :document and a.theme < b.theme and a.colour = b.colour)
     union
     select 'optional-elsewhere', c.document_id, c.title, t.document_id, t.title, null, null
     from courses c join courses_optional_themes_lnk o on o.course_id = c.id join themes t on t.id = o.theme_id
     where c.published_at is null and :document in (c.document_id, t.document_id)
       and not exists (select from drafted d where d.course = c.document_id and d.theme = t.document_id)
     union
     select 'open-elsewhere', c.document_id, c.title, l.document_id, l.title, null, null
     from courses c join courses_open_to_testers_lnk o on o.course_id = c.id join lessons l on l.id = o.lesson_id
     where c.published_at is null and c.document_id = :document
       and not exists (select from (${LESSONS}) held where held.course = c.document_id and held.lesson = l.document_id)
     order by "courseTitle", "partTitle", "otherTitle"`,
    { document },
  );

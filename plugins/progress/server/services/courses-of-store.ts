import type { CourseId } from '@cordee/courses';
import { type Db, type Id, rows } from '@cordee/kernel';
import type { Day } from '@cordee/kernel/pure';

/** A session in which a person takes a course; a course that they have badges of without one stands once, without a session. */
export type TakenCourse = Readonly<{ course: CourseId; title: string | null }> &
  (
    | Readonly<{ session: string; reference: string; startsOn: Day; endsOn: Day; finishedAt: Date | null }>
    | Readonly<{ session: null; reference: null; startsOn: null; endsOn: null; finishedAt: null }>
  );

/** The courses that a person takes, by session, those that end last first, and then those that they have badges of. One SQL statement. (ACC-13) */
export const coursesTakenBy = (db: Db, person: Id<'person'>) =>
  rows<TakenCourse>(
    db,
    `with taken as (
       select l.course, s.document_id as session, s.reference, l.starts_on, l.ends_on, l.finished_at
       from cordee.learner_access l join cordee.session s on s.id = l.session where l.person = :person
     )
     select t.course, (select c.title from cordee.content_title c where c.kind = 'course' and c.document = t.course) as title,
       t.session, t.reference, to_char(t.starts_on, 'YYYY-MM-DD') as "startsOn", to_char(t.ends_on, 'YYYY-MM-DD') as "endsOn",
       t.finished_at as "finishedAt"
     from (
       select * from taken
       union all
       select distinct b.course, null, null, cast(null as date), cast(null as date), cast(null as timestamptz) from cordee.badge b
       where b.person = :person and b.course not in (select taken.course from taken)
     ) t
     order by t.ends_on desc nulls last, t.reference, t.course limit 200`,
    { person },
  );

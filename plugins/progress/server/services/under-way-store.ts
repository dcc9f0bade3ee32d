import { type Db, rows } from '@cordee/kernel';

/** How many learners follow a course, and how many of them came since a day; without a course: in whichever, each person once. */
type CourseLearners = { course: string | null; title: string | null; following: number; underWay: number };

/** Counts the learners who follow a course today, by course, most first, and altogether. */
export const learnersByCourse = (db: Db, query: { today: string; since: string; timeZone: string }) =>
  rows<CourseLearners>(
    db,
    // Who came is looked up in a hashed list: with a join, a wrong guess at how many follow would compare each with each.
    `with following as (
       select l.person, l.course, l.person in (
           select c.person from cordee.connection_log c where c.seen_at >= cast(:since as timestamp) at time zone :timeZone) as came
       from cordee.learner_access l
       join cordee.person p on p.id = l.person and not p.is_blocked
       where l.follows and l.starts_on <= cast(:today as date) and l.ends_on >= cast(:today as date)
     )
     select f.course, (select t.title from cordee.content_title t where t.kind = 'course' and t.document = f.course) as title,
       count(distinct f.person)::integer as following, (count(distinct f.person) filter (where f.came))::integer as "underWay"
     from following f group by grouping sets ((f.course), ()) order by following desc, f.course`,
    query,
  );

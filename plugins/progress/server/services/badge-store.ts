import { type Db, rows } from '@cordee/kernel';

/** A theme validated by a person in a course. */
export type Badge = { person: number; course: string; theme: string };

/** A person who follows a course. */
export type CourseLearner = { person: number; course: string };

/**
 * Gives the badges that these people have earned and do not hold yet: a theme is validated by seeing all its lessons, in
 * each course for itself. Badges given before stay. (LRN-16)
 */
export const awardEarned = (db: Db, learners: readonly CourseLearner[]) =>
  rows<Badge>(
    db,
    `insert into cordee.badge (person, course, theme)
     select f.person, o.course, o.theme
     from (select distinct * from unnest(:persons::integer[], :courses::text[]) f (person, course)) f
     join cordee.course_outline o on o.course = f.course
     left join cordee.lesson_view v on v.person = f.person and v.lesson = o.lesson
     group by f.person, o.course, o.theme
     having bool_and(v.seen_at is not null)
     on conflict do nothing
     returning person, course, theme`,
    { persons: learners.map(({ person }) => person), courses: learners.map(({ course }) => course) },
  );

const FOLLOWERS = `select m.person, sc.course from cordee.session_course sc join cordee.membership m on m.session = sc.session
  where m.role in ('learner', 'manager-learner')`;

/** Everybody who learns in a session of this course, with it. */
export const learnersOfCourse = (db: Db, course: string) => rows<CourseLearner>(db, `${FOLLOWERS} and sc.course = :course`, { course });

/** Everybody who learns in this session, or this person alone, with its course. */
export const learnersInSession = (db: Db, { session, person = null }: { session: string; person?: number | null }) =>
  rows<CourseLearner>(
    db,
    `${FOLLOWERS} and m.session = (select s.id from sessions s where s.document_id = :session) and m.person = coalesce(:person, m.person)`,
    { session, person },
  );

/** The courses of this person that hold this lesson, with them. */
export const coursesWithLesson = (db: Db, { person, lesson }: { person: number; lesson: string }) =>
  rows<CourseLearner>(
    db,
    `${FOLLOWERS} and m.person = :person and sc.course in (select o.course from cordee.course_outline o where o.lesson = :lesson)`,
    { person, lesson },
  );

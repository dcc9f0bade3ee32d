import { type Db, execute, rows } from '@cordee/kernel';

/** A badge: a theme validated by a person in a course. */
export type Badge = { person: number; course: string; theme: string };

/** A person who takes a course. */
export type CourseLearner = { person: number; course: string };

/**
 * Waits for other transactions that award badges to this person: of the last two lessons of a theme, seen at the same moment, the second sees
 * the first. `badgesUnderWayEnd` waits for these.
 */
export const lockBadgesOf = (db: Db, person: number) =>
  execute(
    db,
    `select pg_advisory_xact_lock_shared(hashtext('cordee.badge'), 0), pg_advisory_xact_lock(hashtext('cordee.badge'), cast(:person as integer))`,
    { person },
  );

/**
 * Waits until the transactions have ended in which badges are being awarded for a lesson just seen: later statements see what they saved. The lock
 * is let go at once, so that learners never wait for a whole course to be reckoned.
 */
export async function badgesUnderWayEnd(db: Db): Promise<void> {
  await execute(db, `select pg_advisory_lock(hashtext('cordee.badge'), 0)`);
  await execute(db, `select pg_advisory_unlock(hashtext('cordee.badge'), 0)`);
}

const LEARNERS = `select m.person, sc.course from cordee.session_course sc join cordee.membership m on m.session = sc.session
  where m.role in ('learner', 'manager-learner')`;

/**
 * SQL: awards the badges of these candidates (person, course, theme) that are earned and not won yet: a theme is validated by seeing all its
 * lessons, in each course separately. Badges awarded before stay. Same rule as `isThemeValidated` (domain/theme-validation.ts). (LRN-16)
 */
const award = (candidates: string) =>
  `insert into cordee.badge (person, course, theme)
   select c.person, c.course, c.theme
   from (${candidates}) c
   join cordee.course_outline o on o.course = c.course and o.theme = c.theme
   left join cordee.lesson_view v on v.person = c.person and v.lesson = o.lesson
   group by c.person, c.course, c.theme
   having bool_and(v.seen_at is not null)
   on conflict do nothing
   returning person, course, theme`;

/** Awards these learners the badges that they have earned in their courses, and returns those that are new. */
export const awardEarned = (db: Db, learners: readonly CourseLearner[]) =>
  rows<Badge>(
    db,
    award(`select distinct learner.person, o.course, o.theme
           from unnest(:persons::integer[], :courses::text[]) learner (person, course)
           join cordee.course_outline o on o.course = learner.course`),
    { persons: learners.map(({ person }) => person), courses: learners.map(({ course }) => course) },
  );

/**
 * Awards a person the badges that this lesson completes, in the courses that they take and in `course` if it is given, and returns those
 * that are new.
 */
export const awardForLesson = (db: Db, seen: { person: number; lesson: string; course: string | null }) =>
  rows<Badge>(
    db,
    award(`select distinct cast(:person as integer) as person, o.course, o.theme from cordee.course_outline o
           where o.lesson = :lesson and (o.course = :course or o.course in (select l.course from (${LEARNERS} and m.person = :person) l))`),
    seen,
  );

/** Every learner of this course, in any session. */
export const learnersOfCourse = (db: Db, course: string) => rows<CourseLearner>(db, `${LEARNERS} and sc.course = :course`, { course });

/** Every learner in this session, or only this person if they are one, with its course. */
export const learnersInSession = (db: Db, { session, person = null }: { session: string; person?: number | null }) =>
  rows<CourseLearner>(
    db,
    `${LEARNERS} and m.session = (select s.id from sessions s where s.document_id = :session) and m.person = coalesce(:person, m.person)`,
    { session, person },
  );

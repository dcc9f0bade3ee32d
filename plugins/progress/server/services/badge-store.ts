import type { CourseId, LessonId, ThemeId } from '@cordee/courses';
import { type Db, execute, type Id, rows } from '@cordee/kernel';

/** A badge: a theme validated by a person in a course. */
export type Badge = { person: Id<'person'>; course: CourseId; theme: ThemeId };

/** A person who takes a course. */
export type CourseLearner = { person: Id<'person'>; course: CourseId };

/**
 * Waits for other transactions that award badges to this person: of the last two lessons of a theme, seen at the same moment, the second sees
 * the first. `badgesUnderWayEnd` waits for these.
 */
export const lockBadgesOf = (db: Db, person: Id<'person'>) =>
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

/** SQL: awards a badge for each of these validated themes (`t`) that has none yet. Badges awarded before stay. (LRN-16) */
const award = (validated: string) =>
  `insert into cordee.badge (person, course, theme) select t.person, t.course, t.theme ${validated}
   on conflict do nothing returning person, course, theme`;

/** Awards these learners the badges that they have earned in their courses, and returns those that are new. */
export const awardEarned = (db: Db, learners: readonly CourseLearner[]) =>
  rows<Badge>(
    db,
    // Without the last line, the view would be computed for everybody.
    award(`from unnest(:persons::integer[], :courses::text[]) learner (person, course)
           join cordee.validated_theme t on t.person = learner.person and t.course = learner.course
           where t.person = any(:persons) and t.course = any(:courses)`),
    { persons: learners.map(({ person }) => person), courses: learners.map(({ course }) => course) },
  );

/**
 * Awards a person the badges that this lesson completes, in the courses that they take and in `course` if it is given, and returns those
 * that are new.
 */
export const awardForLesson = (db: Db, seen: { person: Id<'person'>; lesson: LessonId; course: CourseId | null }) =>
  rows<Badge>(
    db,
    award(`from cordee.validated_theme t
           where t.person = :person and (t.course, t.theme) in (select o.course, o.theme from cordee.outline o where o.lesson = :lesson)
             and (t.course = :course or t.course in (select l.course from cordee.learner_access l where l.person = :person))`),
    seen,
  );

/** Those of these learners who have done all that their course requires, in that course. (LRN-12) */
export const completedBy = (db: Db, learners: readonly CourseLearner[]) =>
  rows<CourseLearner>(
    db,
    `select c.person, c.course from cordee.completed_course c
     join (select distinct * from unnest(:persons::integer[], :courses::text[]) l (person, course)) learner
       on learner.person = c.person and learner.course = c.course
     where c.person = any(:persons) and c.course = any(:courses)`,
    { persons: learners.map(({ person }) => person), courses: learners.map(({ course }) => course) },
  );

/** Everybody who may follow the whole of this course: its learners, in any session, and administrators. */
export const learnersOfCourse = (db: Db, course: CourseId) =>
  rows<CourseLearner>(
    db,
    `select l.person, l.course from cordee.learner_access l where l.course = :course
     union select p.id, :course from cordee.person p where p.global_role = 'administrator'`,
    { course },
  );

/** Every learner in this session, or only this person if they are one, with its course; `session` is its document id, as events carry it. */
export const learnersInSession = (db: Db, { session, person = null }: { session: string; person?: Id<'person'> | null }) =>
  rows<CourseLearner>(
    db,
    `select l.person, l.course from cordee.learner_access l join cordee.session s on s.id = l.session
     where s.document_id = :session and l.person = coalesce(:person, l.person)`,
    { session, person },
  );

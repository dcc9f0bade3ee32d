import { type Db, execute, rows } from '@cordee/kernel';

/** A badge: a theme validated by a person in a course. */
export type Badge = { person: number; course: string; theme: string };

/** A person who takes a course. */
export type CourseLearner = { person: number; course: string };

/**
 * Awards the badges that these learners have earned and do not have yet, and returns them: a theme is validated by seeing all its
 * lessons, in each course separately. Badges awarded before stay. Same rule as `isThemeValidated` (domain/theme-validation.ts). (LRN-16)
 */
export const awardEarned = (db: Db, learners: readonly CourseLearner[]) =>
  rows<Badge>(
    db,
    `insert into cordee.badge (person, course, theme)
     select learner.person, o.course, o.theme
     from (select distinct * from unnest(:persons::integer[], :courses::text[]) learner (person, course)) learner
     join cordee.course_outline o on o.course = learner.course
     left join cordee.lesson_view v on v.person = learner.person and v.lesson = o.lesson
     group by learner.person, o.course, o.theme
     having bool_and(v.seen_at is not null)
     on conflict do nothing
     returning person, course, theme`,
    { persons: learners.map(({ person }) => person), courses: learners.map(({ course }) => course) },
  );

/**
 * Waits for other transactions that award badges to this person: of the last two lessons of a theme, seen at the same moment, the second sees
 * the first. `lockBadges` waits for these, and they for it.
 */
export const lockBadgesOf = (db: Db, person: number) =>
  execute(
    db,
    `select pg_advisory_xact_lock_shared(hashtext('cordee.badge'), 0), pg_advisory_xact_lock(hashtext('cordee.badge'), cast(:person as integer))`,
    { person },
  );

/** Waits for all other transactions that award badges, so that what they have saved is seen. */
export const lockBadges = (db: Db) => execute(db, `select pg_advisory_xact_lock(hashtext('cordee.badge'), 0)`);

const LEARNERS = `select m.person, sc.course from cordee.session_course sc join cordee.membership m on m.session = sc.session
  where m.role in ('learner', 'manager-learner')`;

/** Every learner of this course, in any session. */
export const learnersOfCourse = (db: Db, course: string) => rows<CourseLearner>(db, `${LEARNERS} and sc.course = :course`, { course });

/** Every learner in this session, or only this person if they are one, with its course. */
export const learnersInSession = (db: Db, { session, person = null }: { session: string; person?: number | null }) =>
  rows<CourseLearner>(
    db,
    `${LEARNERS} and m.session = (select s.id from sessions s where s.document_id = :session) and m.person = coalesce(:person, m.person)`,
    { session, person },
  );

/** The courses that this person takes and that contain this lesson. */
export const coursesWithLesson = (db: Db, { person, lesson }: { person: number; lesson: string }) =>
  rows<CourseLearner>(
    db,
    `${LEARNERS} and m.person = :person and sc.course in (select o.course from cordee.course_outline o where o.lesson = :lesson)`,
    { person, lesson },
  );

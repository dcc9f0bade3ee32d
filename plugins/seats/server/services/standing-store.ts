import type { PersonId } from '@cordee/accounts';
import type { CourseId } from '@cordee/courses';
import { type Db, execute, rows } from '@cordee/kernel';
import type { SessionId } from '../domain/ids.ts';

/** A person who has done all that a course requires. */
export type CompletedCourse = Readonly<{ person: PersonId; course: CourseId }>;

/** A course that a person has finished in a session, known by its document id. */
export type Finish = Readonly<{ person: PersonId; session: string; course: CourseId }>;

/** SQL: the memberships (`l`) in which these people take the course that they have completed. */
const MEMBERSHIPS = `cordee.learner_access l
  join unnest(:persons::integer[], :courses::text[]) completed (person, course) on completed.person = l.person and completed.course = l.course`;

const bindingsOf = (completed: readonly CompletedCourse[]) => ({
  persons: completed.map(({ person }) => person),
  courses: completed.map(({ course }) => course),
});

/** SQL: the moments at which an access (`l`) begins and ends: 00:00 of its first day, and 00:00 after its last. */
const BEGIN = '(l.starts_on::timestamp at time zone :timeZone)';
const END = '((l.ends_on + 1)::timestamp at time zone :timeZone)';

/** Locks the sessions of which these people share the slots, as commands on slots do, and returns them: nobody puts them on a waiting list meanwhile. (SEAT-8) */
export const lockSlotsOf = async (db: Db, completed: readonly CompletedCourse[]): Promise<SessionId[]> => {
  const sessions = await rows<{ id: SessionId }>(
    db,
    `select id from sessions where kind = 'slot' and id in (select l.session from ${MEMBERSHIPS}) order by id for no key update`,
    bindingsOf(completed),
  );
  return sessions.map(({ id }) => id);
};

/**
 * Dates the finish of these people: on the day they joined at the earliest, on their last day at the latest, and never a second time. What was
 * completed after that is none in this session. Returns what is new.
 */
export const insertFinishes = (db: Db, completed: readonly CompletedCourse[], when: { at: Date; timeZone: string }) =>
  rows<Finish>(
    db,
    `with finished as (
       insert into cordee.course_finish (person, session, course, finished_at)
       select l.person, l.session, l.course, greatest(l.since, least(cast(:at as timestamptz), ${END} - interval '1 millisecond'))
       from ${MEMBERSHIPS} where cast(:at as timestamptz) <= ${END}
       on conflict do nothing returning person, session, course)
     select f.person, s.document_id as session, f.course from finished f join cordee.session s on s.id = f.session`,
    { ...bindingsOf(completed), ...when },
  );

/** Takes those of these people off the waiting lists who have finished. */
export const deleteWaitingFinished = (db: Db, completed: readonly CompletedCourse[]): Promise<void> =>
  execute(
    db,
    `delete from cordee.waiting_member where membership in (select l.membership from ${MEMBERSHIPS} where l.finished_at is not null)`,
    bindingsOf(completed),
  );

/**
 * Dates the start of a person in the sessions in which they were following this course at `at`, within their dates, in a licence session or holding a
 * slot, unless it is dated.
 */
export const updateStarted = (db: Db, start: { person: PersonId; course: CourseId; at: Date; timeZone: string }): Promise<void> =>
  execute(
    db,
    `update cordee.membership m set started_at = cast(:at as timestamptz)
     from cordee.learner_access l join cordee.session s on s.id = l.session
     where l.membership = m.id and m.person = :person and l.person = :person and l.course = :course and m.started_at is null
       and cast(:at as timestamptz) between ${BEGIN} and ${END}
       and (s.kind <> 'slot' or exists (select from cordee.slot_holding h where h.membership = m.id
         and h.since <= cast(:at as timestamptz) and coalesce(h.until, 'infinity') >= cast(:at as timestamptz)))`,
    start,
  );

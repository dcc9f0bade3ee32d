import type { PersonId } from '@cordee/accounts';
import type { CourseId } from '@cordee/courses';
import { type Day, type Db, execute, row, rows } from '@cordee/kernel';
import { EMPTY_NOTE, type Note } from '../domain/note.ts';

/** Refers to the note of a person on a course. */
export type NoteRef = Readonly<{ person: PersonId; course: CourseId }>;

/** Whether a course is published; `testersOnly`: with a lesson open to testers. */
export const isOpen = async (db: Db, course: { course: CourseId; testersOnly: boolean }): Promise<boolean> =>
  (await row(db, 'select from cordee.outline o where o.course = :course and (o.open_to_testers or not :testersOnly) limit 1', course)) !==
  undefined;

export const readNote = async (db: Db, ref: NoteRef): Promise<Note> =>
  (await row<Note>(db, 'select n.text, n.revision from cordee.note n where n.person = :person and n.course = :course', ref)) ?? EMPTY_NOTE;

/** Locks a note, and creates it when it is the first: two pages may save it at the same moment. */
export async function lockNote(db: Db, ref: NoteRef): Promise<Note> {
  await execute(db, 'insert into cordee.note (person, course) values (:person, :course) on conflict do nothing', ref);
  await execute(db, 'select from cordee.note where person = :person and course = :course for update', ref);
  return readNote(db, ref);
}

export const saveNote = (db: Db, ref: NoteRef, note: Note) =>
  execute(
    db,
    `update cordee.note set text = :text, revision = :revision, revised_at = cordee.now() where person = :person and course = :course`,
    { ...ref, ...note },
  );

/** Counts a revision of a note on a course. */
export const countRevision = (db: Db, revision: { course: CourseId; day: Day }) =>
  execute(
    db,
    `insert into cordee.note_day (course, day) values (:course, :day)
     on conflict (course, day) do update set revisions = note_day.revisions + 1`,
    revision,
  );

/** The statistics of all courses with notes, the most revised first. */
export const noteStatistics = (db: Db) =>
  rows<{ course: CourseId; title: string; revisions: number; lastOn: Day }>(
    db,
    `select s.course, coalesce(t.title, s.course) as title, s.revisions, to_char(s.last_on, 'YYYY-MM-DD') as "lastOn"
     from cordee.note_statistic s left join cordee.content_title t on t.kind = 'course' and t.document = s.course
     order by s.revisions desc, title`,
  );

import type { CourseId } from '@cordee/courses';
import { inTransaction } from '@cordee/kernel';
import { type AccessCaller, requireAccess } from '@cordee/seats';
import type { Core } from '@strapi/strapi';
import { type Note, revise } from '../domain/note.ts';
import { noteEvents } from '../events.ts';
import { lockNote, saveNote } from './note-store.ts';

type Target = Readonly<{ caller: AccessCaller; course: CourseId }>;

/** Saves the note of a person on a course that they have access to. @throws RevisedElsewhere, CourseNotFound, AccessNotYet, AccessEnded */
export async function reviseNote(strapi: Core.Strapi, { caller, course }: Target, draft: Note): Promise<Note> {
  await requireAccess(strapi, caller, course);
  const ref = { person: caller.person.id, course };

  return inTransaction(strapi, async (db) => {
    const note = revise(await lockNote(db, ref), draft);
    await saveNote(db, ref, note);
    await noteEvents.announce(strapi, db, 'note-revised', { course });
    return note;
  });
}

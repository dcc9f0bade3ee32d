import type { CourseId } from '@cordee/courses';
import { inTransaction } from '@cordee/kernel';
import type { AccessCaller } from '@cordee/seats';
import type { Core } from '@strapi/strapi';
import { type Note, revise } from '../domain/note.ts';
import { noteEvents } from '../events.ts';
import { lockNote, saveNote } from './note-store.ts';
import { requireNote } from './require-note.ts';

type Target = Readonly<{ caller: AccessCaller; course: CourseId }>;

/** Saves the note of a person on a course. @throws RevisedElsewhere, and what `requireNote` throws */
export async function reviseNote(strapi: Core.Strapi, { caller, course }: Target, draft: Note): Promise<Note> {
  const ref = await requireNote(strapi, caller, course);

  return inTransaction(strapi, async (db) => {
    const note = revise(await lockNote(db, ref), draft);
    await saveNote(db, ref, note);
    await noteEvents.announce(strapi, db, 'note-revised', { course });
    return note;
  });
}

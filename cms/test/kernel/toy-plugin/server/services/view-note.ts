import type { CourseId } from '@cordee/courses';
import { type AccessCaller, requireAccess } from '@cordee/seats';
import type { Core } from '@strapi/strapi';
import type { Note } from '../domain/note.ts';
import { readNote } from './note-store.ts';

/** The note of a person on a course that they have access to. @throws CourseNotFound, AccessNotYet, AccessEnded */
export async function viewNote(strapi: Core.Strapi, caller: AccessCaller, course: CourseId): Promise<Note> {
  await requireAccess(strapi, caller, course);
  return readNote(strapi.db.connection, { person: caller.person.id, course });
}

import type { CourseId } from '@cordee/courses';
import { type AccessCaller, CourseNotFound, requireAccess } from '@cordee/seats';
import type { Core } from '@strapi/strapi';
import { isOpen, type NoteRef } from './note-store.ts';

/**
 * Requires that a person may have a note on a course: they have access to it, and it is published; for testers, with a lesson open to them.
 * @throws CourseNotFound, AccessNotYet, AccessEnded
 */
export async function requireNote(strapi: Core.Strapi, caller: AccessCaller, course: CourseId): Promise<NoteRef> {
  const { part } = await requireAccess(strapi, caller, course);
  if (!(await isOpen(strapi.db.connection, { course, testersOnly: part === 'open-to-testers' }))) throw new CourseNotFound({ course });

  return { person: caller.person.id, course };
}

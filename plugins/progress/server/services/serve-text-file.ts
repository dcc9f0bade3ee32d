import type { CourseId, LessonId } from '@cordee/courses';
import { sendFile } from '@cordee/kernel';
import type { AccessCaller } from '@cordee/seats';
import type { Core } from '@strapi/strapi';
import type { Context } from 'koa';
import { FileMissing } from '../domain/refusals.ts';
import { accessibleLessonIds, followedLessonIds } from './accessible-lessons.ts';
import { textHasFile } from './lesson-view-store.ts';

type FileOfCourse = Readonly<{ course: CourseId; file: string }>;

/** Sends a picture or document that stands in the welcome text of a course. @throws CourseNotFound, AccessNotYet, AccessEnded, FileMissing (LRN-6) */
export async function serveCourseFile(
  strapi: Core.Strapi,
  caller: AccessCaller,
  { course, file }: FileOfCourse,
  ctx: Context,
): Promise<void> {
  await accessibleLessonIds(strapi, caller, course);
  await sendTextFile(strapi, ctx, { document: course, course, file });
}

/** Sends a picture or document that stands in a text of a lesson. @throws CourseNotFound, AccessNotYet, AccessEnded, SlotNeeded, FileMissing (LRN-5) */
export async function serveLessonFile(
  strapi: Core.Strapi,
  caller: AccessCaller,
  { lesson, ...ref }: FileOfCourse & { lesson: LessonId },
  ctx: Context,
): Promise<void> {
  const lessons = await followedLessonIds(strapi, caller, ref.course);
  if (!lessons.includes(lesson)) throw new FileMissing(ref);

  await sendTextFile(strapi, ctx, { document: lesson, ...ref });
}

/** Sends a file of the media library, if the published text of this document has it: nobody reads another by guessing its name. */
async function sendTextFile(
  strapi: Core.Strapi,
  ctx: Context,
  { document, course, file }: FileOfCourse & { document: CourseId | LessonId },
): Promise<void> {
  const missing = new FileMissing({ course, file });
  if (!(await textHasFile(strapi.db.connection, { document, file }))) throw missing;

  await sendFile(strapi, ctx, { url: file, missing });
}

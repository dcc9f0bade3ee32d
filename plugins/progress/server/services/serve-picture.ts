import type { CourseId } from '@cordee/courses';
import { sendFile } from '@cordee/kernel';
import type { AccessCaller } from '@cordee/seats';
import type { Core } from '@strapi/strapi';
import type { Context } from 'koa';
import { PictureMissing } from '../domain/refusals.ts';
import { accessibleLessonIds } from './accessible-lessons.ts';
import { welcomeOf } from './lesson-view-store.ts';

/** Sends the welcome picture of a course. @throws CourseNotFound, AccessNotYet, AccessEnded, PictureMissing (LRN-6) */
export async function servePicture(strapi: Core.Strapi, caller: AccessCaller, course: CourseId, ctx: Context): Promise<void> {
  await accessibleLessonIds(strapi, caller, course);
  const { picture } = await welcomeOf(strapi.db.connection, course);
  if (!picture) throw new PictureMissing({ course });

  await sendFile(strapi, ctx, { url: picture, missing: new PictureMissing({ course }) });
}

import type { CourseId, LessonId } from '@cordee/courses';
import { appOf, sendFile } from '@cordee/kernel';
import type { AccessCaller } from '@cordee/seats';
import type { Core } from '@strapi/strapi';
import type { Context } from 'koa';
import { filmKey, isFilmKeyValid } from '../domain/film-key.ts';
import { CaptionsMissing, FilmKeyRefused, VideoMissing } from '../domain/refusals.ts';
import { followedLessonIds } from './accessible-lessons.ts';
import { contentOf, type LessonContent } from './lesson-view-store.ts';

type LessonRef = { course: CourseId; lesson: LessonId };

/** Makes a new key to a film of ours. @throws CourseNotFound, AccessNotYet, AccessEnded, SlotNeeded, VideoMissing (LRN-5) */
export async function makeFilmKey(strapi: Core.Strapi, caller: AccessCaller, ref: LessonRef): Promise<{ key: string }> {
  const content = await followedContent(strapi, caller, ref);
  if (!content?.filmUrl) throw new VideoMissing({ lesson: ref.lesson });

  return { key: filmKey({ person: caller.person.id, ...ref }, caller.now, appOf(strapi).settings.LINK_SECRET) };
}

/**
 * Sends the byte range of a lesson's film that the player requests. The key proves that the address is recent and this person's; the
 * sign-in and the access are checked for every range all the same, so that the film stops when either ends. (LRN-5)
 * @throws CourseNotFound, AccessNotYet, AccessEnded, SlotNeeded, FilmKeyRefused, VideoMissing
 */
export async function serveFilm(
  strapi: Core.Strapi,
  caller: AccessCaller,
  { key, ...ref }: LessonRef & { key: string },
  ctx: Context,
): Promise<void> {
  const content = await followedContent(strapi, caller, ref);
  const grant = { person: caller.person.id, ...ref };
  if (!content?.filmUrl) throw new VideoMissing({ lesson: ref.lesson });
  if (!isFilmKeyValid(key, grant, caller.now, appOf(strapi).settings.LINK_SECRET)) throw new FilmKeyRefused({ lesson: ref.lesson });

  await sendFile(strapi, ctx, { url: content.filmUrl, missing: new VideoMissing({ lesson: ref.lesson }) });
}

/** Sends the captions of a lesson's film. @throws CourseNotFound, AccessNotYet, AccessEnded, SlotNeeded, CaptionsMissing (LRN-5) */
export async function serveCaptions(strapi: Core.Strapi, caller: AccessCaller, ref: LessonRef, ctx: Context): Promise<void> {
  const content = await followedContent(strapi, caller, ref);
  const missing = new CaptionsMissing({ lesson: ref.lesson });
  if (!content?.captionsUrl) throw missing;

  ctx.type = 'text/vtt; charset=utf-8';
  await sendFile(strapi, ctx, { url: content.captionsUrl, missing });
}

/** The content of a lesson, if the person may take it today and the lesson is in it. */
async function followedContent(
  strapi: Core.Strapi,
  caller: AccessCaller,
  { course, lesson }: LessonRef,
): Promise<LessonContent | undefined> {
  const [lessons, content] = await Promise.all([followedLessonIds(strapi, caller, course), contentOf(strapi.db.connection, lesson)]);
  return lessons.includes(lesson) ? content : undefined;
}

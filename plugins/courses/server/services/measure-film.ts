import path from 'node:path';
import { houseOf } from '@cordee/kernel';
import type { Core } from '@strapi/strapi';
import { LESSON } from '../content-types/names.ts';

type Written = { durationSeconds: number | null; video: { url: string } | null };

/** Notes in a lesson's draft how long its film lasts, as its file says: what an editor types may be wrong. (LRN-13) */
export async function measureFilm(strapi: Core.Strapi, documentId: string): Promise<void> {
  const found = await strapi.documents(LESSON as never).findOne({ documentId, status: 'draft', populate: ['video'] } as never);
  const written = found as Written | null;
  if (!written?.video) return;

  const seconds = await secondsOf(path.join(houseOf(strapi).settings.PUBLIC_DIR, 'uploads', path.basename(written.video.url)));
  if (seconds === undefined || seconds === written.durationSeconds) return;

  await strapi.documents(LESSON as never).update({ documentId, data: { durationSeconds: seconds } as never });
}

/** Whole seconds, at least one; undefined when the file does not say. */
async function secondsOf(file: string): Promise<number | undefined> {
  // Read by Node itself: this library comes as an ES module only, and is not needed before somebody publishes a film.
  const { parseFile } = await import('music-metadata');
  const metadata = await parseFile(file, { duration: true }).catch(() => undefined);
  const seconds = metadata?.format.duration;
  return seconds === undefined ? undefined : Math.max(Math.round(seconds), 1);
}

import path from 'node:path';
import { type Db, houseOf } from '@cordee/kernel';
import type { Core } from '@strapi/strapi';
import { filmOf, noteDuration } from './film-store.ts';

/** Notes how long the film of a published lesson lasts, as its file says: what an editor types may be wrong. (LRN-13) */
export async function measureFilm(strapi: Core.Strapi, db: Db, lesson: string): Promise<void> {
  const film = await filmOf(db, lesson);
  const seconds = film && (await secondsOf(path.join(houseOf(strapi).settings.PUBLIC_DIR, 'uploads', path.basename(film.url))));
  if (seconds) await noteDuration(db, { lesson, seconds });
}

/** Whole seconds, at least one; undefined when the file does not say. */
async function secondsOf(file: string): Promise<number | undefined> {
  // Read by Node itself: this library comes as an ES module only, and is not needed before somebody publishes a film.
  const { parseFile } = await import('music-metadata');
  const metadata = await parseFile(file, { duration: true }).catch(() => undefined);
  const seconds = metadata?.format.duration;
  return seconds === undefined ? undefined : Math.max(Math.round(seconds), 1);
}

import { type Db, readFile } from '@cordee/kernel';
import type { Core } from '@strapi/strapi';
import { filmOf, saveDuration } from './film-store.ts';

/** How long a film may be looked at, in milliseconds: who publishes waits, and what was typed stands meanwhile. */
const READ_TIMEOUT_MS = 4_000;

/** Notes how long the film of a published lesson lasts, as its file says: what an editor types may be wrong. (LRN-13) */
export async function readFilmDuration(strapi: Core.Strapi, db: Db, lesson: string): Promise<void> {
  const film = await filmOf(db, lesson);
  const seconds = film && (await secondsOf(strapi, film.url));
  if (seconds) await saveDuration(db, { lesson, seconds });
}

/** Whole seconds, at least one; undefined when the file is not there or does not say. */
async function secondsOf(strapi: Core.Strapi, url: string): Promise<number | undefined> {
  const film = await readFile(strapi, url);
  if (!film) return undefined;

  const timer = setTimeout(() => film.destroy(new Error('too slow')), READ_TIMEOUT_MS);
  try {
    // Read by Node itself: this library comes as an ES module only, and is not needed before somebody publishes a film.
    const { parseStream } = await import('music-metadata');
    const { format } = await parseStream(film, { path: url }, { duration: true });
    return format.duration === undefined ? undefined : Math.max(Math.round(format.duration), 1);
  } catch {
    return undefined;
  } finally {
    clearTimeout(timer);
    film.destroy();
  }
}

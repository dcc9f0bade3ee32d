import { type Db, readFile } from '@cordee/kernel';
import type { Core } from '@strapi/strapi';
import { filmOf, saveDuration } from './film-store.ts';

/** How long reading a film may take: the editor who publishes waits for it. After a timeout the typed duration stays. */
const READ_TIMEOUT_MS = 4_000;

/** Saves the duration of a published lesson's film as read from its file, since a typed one may be wrong. (LRN-13) */
export async function readFilmDuration(strapi: Core.Strapi, db: Db, lesson: string): Promise<void> {
  const film = await filmOf(db, lesson);
  const seconds = film && (await secondsOf(strapi, film.url));
  if (seconds) await saveDuration(db, { lesson, seconds });
}

/** The duration of a film in whole seconds, at least one; undefined when the file is missing or does not tell. */
async function secondsOf(strapi: Core.Strapi, url: string): Promise<number | undefined> {
  const film = await readFile(strapi, url);
  if (!film) return undefined;

  const timer = setTimeout(() => film.destroy(new Error('reading the film took too long')), READ_TIMEOUT_MS);
  try {
    // Imported here: this library is an ES module only, and is not needed before somebody publishes a film.
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

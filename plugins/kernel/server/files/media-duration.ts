import { createReadStream } from 'node:fs';
import { type Db, execute } from '../base/transaction.ts';

/** How long reading a file may take, in milliseconds: whoever uploads it waits. */
const READ_TIMEOUT_MS = 4_000;

/** Returns the duration of a film on this disk in whole seconds, at least one; undefined when the file does not tell. (LRN-13) */
export async function durationOf(file: string): Promise<number | undefined> {
  const stream = createReadStream(file);
  const timer = setTimeout(() => stream.destroy(new Error('reading the film took too long')), READ_TIMEOUT_MS);
  try {
    // Imported here: this library is not needed before somebody uploads a film.
    const { parseStream } = await import('music-metadata');
    const { format } = await parseStream(stream, { path: file }, { duration: true });
    return format.duration === undefined ? undefined : Math.max(Math.round(format.duration), 1);
  } catch {
    return undefined;
  } finally {
    clearTimeout(timer);
    stream.destroy();
  }
}

/** Saves the duration of a file of the media library, or that it is not known. */
export async function saveMediaDuration(db: Db, file: number, seconds: number | undefined): Promise<void> {
  await execute(db, 'delete from cordee.media_duration where file = :file', { file });
  if (seconds) await execute(db, 'insert into cordee.media_duration (file, seconds) values (:file, :seconds)', { file, seconds });
}

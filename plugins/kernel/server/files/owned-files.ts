import { randomUUID } from 'node:crypto';
import type { Core } from '@strapi/strapi';
import { execute } from '../base/transaction.ts';
import { leasedQueue } from '../jobs/queue.ts';
import { putFile, removeFile } from './stored-file.ts';

/**
 * Stores a file that does not belong to the media library under a unique name, and returns that name. It is removed within the hour
 * unless something refers to it: a row of a table that has the trigger `cordee.hold_file`. (SEC-14)
 */
export async function storeFile(
  strapi: Core.Strapi,
  { type, extension, ...file }: Readonly<{ type: string; extension: string; mime: string; bytes: Uint8Array }>,
): Promise<string> {
  const name = `${type}-${randomUUID()}${extension}`;
  await execute(strapi.db.connection, 'insert into cordee.stored_file (name) values (:name)', { name });
  await putFile(strapi, { ...file, name });
  return name;
}

/** Removes stored files that nothing refers to any more; waits longer each time while the file store is unavailable. (SEC-14) */
export const removeUnreferencedFiles = leasedQueue<string, void>({
  id: 'kernel.remove-files',
  name: { fr: 'Suppression des fichiers qui ne servent plus', en: 'Removal of files no longer used' },
  queue: {
    table: 'cordee.stored_file',
    due: 'remove_at',
    waiting: 'q.remove_at is not null',
    label: "split_part(q.name, '-', 1)",
  },
  keyColumn: 'name',
  lease: 60,
  work: (strapi, name) => removeFile(strapi, name),
  settle: ({ db }, { key }) => execute(db, 'delete from cordee.stored_file where name = :key and remove_at is not null', { key }),
});

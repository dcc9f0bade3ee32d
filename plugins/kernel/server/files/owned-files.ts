import { randomUUID } from 'node:crypto';
import type { Core } from '@strapi/strapi';
import { stackOf } from '../caught-error.ts';
import type { Job } from '../jobs/job.ts';
import { type Db, execute, row } from '../transaction.ts';
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

/** Removes one stored file that nothing refers to any more; tries again after five minutes when the file store is unavailable. */
export const removeUnreferencedFiles: Job = {
  id: 'kernel.remove-files',
  async run({ strapi, db }) {
    const file = await claimUnreferenced(db);
    if (!file) return false;

    const removed = await removeFile(strapi, file.name).then(
      () => true,
      (error: unknown) => {
        strapi.log.error(`The stored file ${file.name} could not be removed: ${stackOf(error)}`);
        return false;
      },
    );
    if (removed) await execute(db, 'delete from cordee.stored_file where name = :name', file);
    else await execute(db, `update cordee.stored_file set remove_at = cordee.now() + interval '5 minutes' where name = :name`, file);
    return true;
  },
};

const claimUnreferenced = (db: Db) =>
  row<{ name: string }>(
    db,
    'select name from cordee.stored_file where remove_at <= cordee.now() order by remove_at limit 1 for update skip locked',
  );

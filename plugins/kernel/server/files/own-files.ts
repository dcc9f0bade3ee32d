import { randomUUID } from 'node:crypto';
import type { Core } from '@strapi/strapi';
import type { Duty } from '../duty.ts';
import { type Db, row } from '../transaction.ts';
import { putFile, removeFile } from './stored-file.ts';

/**
 * Stores a file of ours under a name of its own and gives that name. It leaves again within the hour unless something refers to it: a
 * row of a table that has the trigger `cordee.hold_file`. (SEC-14)
 */
export async function keepFile(
  strapi: Core.Strapi,
  { kind, ending, ...file }: Readonly<{ kind: string; ending: string; mime: string; bytes: Uint8Array }>,
): Promise<string> {
  const name = `${kind}-${randomUUID()}${ending}`;
  await strapi.db.connection.raw('insert into cordee.stored_file (name) values (:name)', { name });
  await putFile(strapi, { ...file, name });
  return name;
}

/** Removes one file that nothing refers to any more. While the store is away it waits five minutes. */
export const removeFiles: Duty = {
  id: 'kernel.remove-files',
  async run({ strapi, db }) {
    const leaving = await takeLeaving(db);
    if (!leaving) return false;

    const removed = await removeFile(strapi, leaving.name).then(
      () => true,
      (error: Error) => {
        strapi.log.error(`${leaving.name} could not be removed: ${error.message}`);
        return false;
      },
    );
    if (removed) await db.raw('delete from cordee.stored_file where name = :name', leaving);
    else await db.raw(`update cordee.stored_file set remove_at = cordee.now() + interval '5 minutes' where name = :name`, leaving);
    return true;
  },
};

const takeLeaving = (db: Db) =>
  row<{ name: string }>(
    db,
    'select name from cordee.stored_file where remove_at <= cordee.now() order by remove_at limit 1 for update skip locked',
  );

import { type Db, row } from '../base/transaction.ts';

/** Whether the media library has a file of this name. */
export const isInLibrary = async (db: Db, name: string): Promise<boolean> =>
  (await row(db, `select from files where regexp_replace(url, '^.*/', '') = :name`, { name })) !== undefined;

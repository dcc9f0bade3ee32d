import { searchPatterns } from '../base/search-form.ts';
import { type Db, row, rows } from '../base/transaction.ts';

/** Whether the media library has a file of this name. */
export const isInLibrary = async (db: Db, name: string): Promise<boolean> =>
  (await row(db, `select from files where regexp_replace(url, '^.*/', '') = :name`, { name })) !== undefined;

/** Returns the ids of the files that have every word of a search in their name or texts, as people type it. (H-83, H-98) */
export const filesFound = async (db: Db, search: string): Promise<number[]> => {
  const found = await rows<{ id: number }>(
    db,
    `select id from files where cordee.search_form(concat_ws(' ', name, caption, alternative_text)) like all(:patterns::text[])`,
    { patterns: searchPatterns(search) },
  );
  return found.map(({ id }) => id);
};

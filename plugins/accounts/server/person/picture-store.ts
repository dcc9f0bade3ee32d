import { type Db, execute, row } from '@cordee/kernel';
import type { PersonId } from '../domain/ids.ts';

/** Returns the stored file of a person's picture; undefined when they chose none. */
export const pictureOf = async (db: Db, person: PersonId): Promise<string | undefined> =>
  (await row<{ file: string }>(db, 'select file from cordee.picture where person = :person', { person }))?.file;

/** Saves a person's picture, in place of the previous one. */
export async function savePicture(db: Db, picture: Readonly<{ person: PersonId; file: string }>): Promise<void> {
  await execute(
    db,
    `insert into cordee.picture (person, file) values (:person, :file)
     on conflict (person) do update set file = excluded.file, chosen_at = excluded.chosen_at`,
    picture,
  );
}

/** Deletes a person's picture; returns whether there was one. */
export const deletePicture = async (db: Db, person: PersonId): Promise<boolean> =>
  (await row(db, 'delete from cordee.picture where person = :person returning person', { person })) !== undefined;

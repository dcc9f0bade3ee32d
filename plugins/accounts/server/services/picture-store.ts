import { type Db, row } from '@cordee/kernel';

/** The stored file of a person's picture; undefined when they have chosen none. */
export const pictureOf = async (db: Db, person: number): Promise<string | undefined> =>
  (await row<{ file: string }>(db, 'select file from cordee.picture where person = :person', { person }))?.file;

/** Puts a picture in the place of whatever was there. */
export async function savePicture(db: Db, picture: Readonly<{ person: number; file: string }>): Promise<void> {
  await db.raw(
    `insert into cordee.picture (person, file) values (:person, :file)
     on conflict (person) do update set file = excluded.file, chosen_at = excluded.chosen_at`,
    picture,
  );
}

/** Whether there was one to drop. */
export const deletePicture = async (db: Db, person: number): Promise<boolean> =>
  (await row(db, 'delete from cordee.picture where person = :person returning person', { person })) !== undefined;

import { type Db, row } from '@cordee/kernel';

/** Makes a reset that is good for one hour, and gives its id. (ACC-2) */
export async function makeReset(db: Db, person: number): Promise<string> {
  const made = await row<{ id: string }>(
    db,
    `insert into cordee.password_reset (person, expires_at) values (:person, cordee.now() + interval '1 hour') returning id`,
    { person },
  );
  if (!made) throw new Error('the reset was not saved');

  return made.id;
}

/** A reset as it stands; locked, so that a link works once however often it is clicked. */
export const lockReset = (db: Db, id: string) =>
  row<{ person: number; usable: boolean }>(
    db,
    `select person, used_at is null and expires_at > cordee.now() as usable from cordee.password_reset where id = :id for update`,
    { id },
  );

/** Marks every open link of the person as used: choosing a password closes them all. */
export async function useResets(db: Db, person: number): Promise<void> {
  await db.raw('update cordee.password_reset set used_at = cordee.now() where person = :person and used_at is null', { person });
}

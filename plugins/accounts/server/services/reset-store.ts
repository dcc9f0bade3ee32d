import { type Db, row } from '@cordee/kernel';

/** How many links a person is sent in an hour: whoever fills somebody's letter box stops here. */
const MAX_PER_HOUR = 5;

/** Makes a reset that is good for one hour, and gives its id; undefined when enough were made within the hour. (ACC-2) */
export async function createReset(db: Db, person: number): Promise<string | undefined> {
  const made = await row<{ id: string }>(
    db,
    `insert into cordee.password_reset (person, expires_at)
     select :person, cordee.now() + interval '1 hour'
     where (select count(*) from cordee.password_reset r where r.person = :person and r.asked_at > cordee.now() - interval '1 hour') < :most
     returning id`,
    { person, most: MAX_PER_HOUR },
  );
  return made?.id;
}

/** Makes a reset that staff hand over themselves, good for one day. (ACC-14) */
export async function createStaffReset(db: Db, person: number): Promise<{ id: string; expiresAt: Date }> {
  const made = await row<{ id: string; expiresAt: Date }>(
    db,
    `insert into cordee.password_reset (person, expires_at) values (:person, cordee.now() + interval '1 day')
     returning id, expires_at as "expiresAt"`,
    { person },
  );
  if (!made) throw new Error('the reset was not saved');
  return made;
}

/** A reset as it stands; locked, so that a link works once however often it is clicked. */
export const lockReset = (db: Db, id: string) =>
  row<{ person: number; usable: boolean }>(
    db,
    `select person, used_at is null and expires_at > cordee.now() as usable from cordee.password_reset where id = :id for update`,
    { id },
  );

/** Marks every open link of the person as used: choosing a password closes them all. */
export async function closeResets(db: Db, person: number): Promise<void> {
  await db.raw('update cordee.password_reset set used_at = cordee.now() where person = :person and used_at is null', { person });
}

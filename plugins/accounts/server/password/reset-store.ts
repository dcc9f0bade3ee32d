import { type Db, execute, row, SAME_FORM_INTERVAL } from '@cordee/kernel';
import type { PersonId } from '../domain/ids.ts';
import type { OneTimeLink } from '../domain/link-state.ts';
import { MAX_REQUESTED_MAILS_PER_HOUR } from '../rate-limit/domain/rate-limits.ts';

/** Creates a password reset that is valid for one hour, and returns its id; undefined when the hourly limit is reached. (ACC-2) */
export async function createReset(db: Db, person: PersonId): Promise<string | undefined> {
  const created = await row<{ id: string }>(
    db,
    `insert into cordee.password_reset (person, expires_at)
     select :person, cordee.now() + interval '1 hour'
     where (select count(*) from cordee.password_reset r where r.person = :person and r.asked_at > cordee.now() - interval '1 hour') < :most
     returning id`,
    { person, most: MAX_REQUESTED_MAILS_PER_HOUR },
  );
  return created?.id;
}

/** Returns the reset that the person requested a few minutes ago and has not used: its mail is on its way. (H-75) */
export async function recentReset(db: Db, person: PersonId): Promise<string | undefined> {
  const recent = await row<{ id: string }>(
    db,
    // One that staff handed over is valid for longer, and was not mailed.
    `select id from cordee.password_reset
     where person = :person and used_at is null and expires_at = asked_at + interval '1 hour'
       and asked_at > cordee.now() - cast(:interval as interval)`,
    { person, interval: SAME_FORM_INTERVAL },
  );
  return recent?.id;
}

/** Creates a password reset that staff hand over themselves, valid for one day. (ACC-14) */
export async function createHandoverReset(db: Db, person: PersonId): Promise<{ id: string; expiresAt: Date }> {
  const created = await row<{ id: string; expiresAt: Date }>(
    db,
    `insert into cordee.password_reset (person, expires_at) values (:person, cordee.now() + interval '1 day')
     returning id, expires_at as "expiresAt"`,
    { person },
  );
  if (!created) throw new Error('The password reset was not inserted.');
  return created;
}

/** Returns a reset by its id. */
export const resetOf = (db: Db, id: string) =>
  row<OneTimeLink & Readonly<{ person: PersonId }>>(
    db,
    `select person, used_at as "usedAt", expires_at as "expiresAt" from cordee.password_reset where id = :id`,
    { id },
  );

/** Returns a reset and locks it, so that a link works once even when it is clicked twice. */
export const lockReset = (db: Db, id: string) =>
  row<{ person: PersonId; usable: boolean }>(
    db,
    `select person, used_at is null and expires_at > cordee.now() as usable from cordee.password_reset where id = :id for update`,
    { id },
  );

/** Marks every open reset of the person as used: choosing a password invalidates them all. */
export async function closeResets(db: Db, person: PersonId): Promise<void> {
  await execute(db, 'update cordee.password_reset set used_at = cordee.now() where person = :person and used_at is null', { person });
}

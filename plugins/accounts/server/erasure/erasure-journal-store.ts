import { type Db, execute, notifyJob, row } from '@cordee/kernel';

/** The job that notes erasures in the file store. */
export const NOTE_ERASURE = 'accounts.note-erasure';

/** An erasure that is to be noted in the file store. */
export type Erasure = Readonly<{ person: string; erasedAt: Date }>;

/** Saves that a person, by their document id, was erased. */
export async function recordErasure(db: Db, person: string): Promise<void> {
  await execute(
    db,
    `insert into cordee.erasure (person) values (:person)
     on conflict (person) do update set erased_at = excluded.erased_at, due_at = excluded.due_at, attempts = 0`,
    { person },
  );
  await notifyJob(db, NOTE_ERASURE);
}

export const erasureOf = (db: Db, person: string) =>
  row<Erasure>(db, 'select person, erased_at as "erasedAt" from cordee.erasure where person = :person', { person });

export const markErasureNoted = (db: Db, person: string) =>
  execute(db, 'update cordee.erasure set due_at = null, attempts = 0 where person = :person', { person });

/** Lets the rest of a transaction bring back what was so before a restore, even if it leaves nobody who may do everything. (H-68) */
export const allowRestoring = (db: Db) => execute(db, "set local cordee.restoring = 'on'");

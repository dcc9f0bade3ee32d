import { type Db, execute, row } from '@cordee/kernel';
import type { PersonId } from '../domain/ids.ts';

/** Stores the erasure request of a person; returns false when there already is one. */
export const createErasureRequest = async (db: Db, person: PersonId): Promise<boolean> =>
  (await row(db, 'insert into cordee.erasure_request (person) values (:person) on conflict do nothing returning person', { person })) !==
  undefined;

/** Returns when the person requested erasure; undefined when they did not. */
export const erasureRequestOf = (db: Db, person: PersonId) =>
  row<{ askedAt: Date }>(db, 'select asked_at as "askedAt" from cordee.erasure_request where person = :person', { person });

/** Withdraws the erasure request of a person. */
export async function deleteErasureRequest(db: Db, person: PersonId): Promise<void> {
  await execute(db, 'delete from cordee.erasure_request where person = :person', { person });
}

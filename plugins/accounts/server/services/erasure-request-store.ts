import { type Db, row } from '@cordee/kernel';

/** Notes that a person asks to be erased; false when they have asked already. */
export const createErasureRequest = async (db: Db, person: number): Promise<boolean> =>
  (await row(db, 'insert into cordee.erasure_request (person) values (:person) on conflict do nothing returning person', { person })) !==
  undefined;

/** When the person asked to be erased; undefined when they did not. */
export const erasureRequestOf = (db: Db, person: number) =>
  row<{ askedAt: Date }>(db, 'select asked_at as "askedAt" from cordee.erasure_request where person = :person', { person });

export async function deleteErasureRequest(db: Db, person: number): Promise<void> {
  await db.raw('delete from cordee.erasure_request where person = :person', { person });
}

import { type Db, execute, row, rows } from '@cordee/kernel';
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

/** Somebody who asked to be erased. */
export type ErasureRequest = { document: string; name: string; email: string; askedAt: Date };

/** The people who asked to be erased, those who wait longest first: at most `most` of them, and how many they are. (ACC-20) */
export async function erasureRequests(db: Db, { most }: { most: number }): Promise<{ requests: ErasureRequest[]; total: number }> {
  const found = await rows<ErasureRequest & { total: number }>(
    db,
    `select p.document_id as document, trim(concat_ws(' ', p.first_name, p.last_name)) as name, p.email, r.asked_at as "askedAt",
       count(*) over ()::integer as total
     from cordee.erasure_request r join cordee.person p on p.id = r.person
     order by r.asked_at, r.person limit :most`,
    { most },
  );
  return { requests: found.map(({ total, ...request }) => request), total: found[0]?.total ?? 0 };
}

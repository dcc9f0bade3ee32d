import { type Db, execute, row } from '../base/transaction.ts';

/** A document of a table that may have a title besides its reference. */
export type Referenced = { reference: string; title: string | null };

/** Locks the references of a table until the end of the transaction: two may take the same one at once, and neither sees the other's. */
export async function lockReferences(db: Db, table: string): Promise<void> {
  await execute(db, `select pg_advisory_xact_lock(hashtext('cordee.reference'), hashtext(:table))`, { table });
}

/** Returns another document that has an equal reference, in its draft or its published version. `document`: the one that asks, if it exists. */
export const holderOf = (db: Db, table: string, query: { reference: string; document: string | null }) =>
  row<Referenced>(
    db,
    `select d.reference, to_jsonb(d)->>'title' as title from ${table} d
     where cordee.reference_key(d.reference) = cordee.reference_key(:reference) and d.document_id is distinct from :document
     order by d.published_at nulls first limit 1`,
    query,
  );

/** Returns the reference of the draft of a document, or of its published version. */
export const referenceIn = async (db: Db, table: string, version: { document: string; published: boolean }) =>
  (
    await row<{ reference: string }>(
      db,
      `select d.reference from ${table} d where d.document_id = :document and (d.published_at is not null) = cast(:published as boolean)`,
      version,
    )
  )?.reference;

/** Returns a free reference for a copy of a document: its own with the first free number, as `L-POT (2)`. */
export async function referenceForCopy(db: Db, table: string, document: string): Promise<string | undefined> {
  const found = await row<{ reference: string }>(
    db,
    `select c.reference from (
       select n, left(regexp_replace(d.reference, ' \\([0-9]+\\)$', ''), 74) || ' (' || n || ')' as reference
       from (select reference from ${table} where document_id = :document order by published_at nulls first limit 1) d,
         generate_series(2, 1000) n) c
     where not exists (select from ${table} taken where cordee.reference_key(taken.reference) = cordee.reference_key(c.reference))
     order by c.n limit 1`,
    { document },
  );
  return found?.reference;
}

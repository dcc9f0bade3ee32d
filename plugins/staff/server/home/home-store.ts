import { type Db, rows } from '@cordee/kernel';

/** The document ids of these people. */
export async function documentsOf(db: Db, people: readonly number[]): Promise<ReadonlyMap<number | null, string>> {
  const found = await rows<{ id: number; document: string }>(
    db,
    'select p.id, p.document_id as document from cordee.person p where p.id = any(:people)',
    { people },
  );
  return new Map(found.map(({ id, document }) => [id, document]));
}

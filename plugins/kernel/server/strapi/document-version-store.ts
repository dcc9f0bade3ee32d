import { type Db, execute, row, rows } from '../base/transaction.ts';

/** A change of a field that a form shows: by a member of staff, or, without a name, by the person themself or the application. */
export type FieldChange = Readonly<{ field: string; at: Date; staff: string | null }>;

/** Locks a document, or its draft where there are drafts, until the end of the transaction, and returns its version. */
export async function lockVersion(
  db: Db,
  table: string,
  where: Readonly<{ documentId: string } | { id: number }>,
): Promise<StoredVersion | undefined> {
  const isById = 'id' in where;
  return row<StoredVersion>(
    db,
    `select document_id as document, version from :table: where ${isById ? 'id = :key' : 'document_id = :key'}
     order by published_at nulls first limit 1 for no key update`,
    { table, key: isById ? where.id : where.documentId },
  );
}

type StoredVersion = Readonly<{ document: string; version: number }>;

/** Returns the latest change of each field of a document since a version, latest first. */
export const changesSince = (db: Db, { kind, document, version }: Readonly<{ kind: string; document: string; version: number }>) =>
  rows<FieldChange>(
    db,
    `select c.field, c.at, c.staff_name as staff from cordee.field_change c
     where c.kind = :kind and c.document = :document and c.version > :version order by c.version desc`,
    { kind, document, version },
  );

/** Notes that what was published is withdrawn, as a change of the draft: whoever has it open and publishes is told. (H-93) */
export const noteWithdrawal = (db: Db, { kind, table, document }: Readonly<{ kind: string; table: string; document: string }>) =>
  keepingVersions(db, () =>
    execute(
      db,
      `with raised as (
         update :table: set version = nextval('cordee.version') where document_id = :document and published_at is null returning version
       )
       select cordee.note_change(:kind, :document, 'publishedAt', version) from raised`,
      { kind, table, document },
    ),
  );

/** Names the member of staff to whom the changes of this transaction belong. */
export const nameStaff = (db: Db, name: string): Promise<void> =>
  execute(db, `select set_config('cordee.staff_name', :name, true)`, { name });

/**
 * Corrects documents without raising their versions: what the application derives by itself is a change by nobody, of which no editor is
 * told. Their forms go on from the version that they show. (H-93)
 */
export async function keepingVersions(db: Db, correct: () => Promise<void>): Promise<void> {
  const keep = (setting: 'on' | '') => execute(db, `select set_config('cordee.keeps_versions', :setting, true)`, { setting });
  await keep('on');
  await correct();
  await keep('');
}

import { type Db, execute, row } from '../base/transaction.ts';

/** What a save of a form led to: the document, and its version. */
export type StoredSave = Readonly<{ document: string; version: number }>;

/** Lets nobody else store the save until the end of the transaction: it may be sent again while it is still under way. */
export const lockSave = (db: Db, id: string): Promise<void> =>
  execute(db, `select pg_advisory_xact_lock(hashtext('cordee.save'), hashtext(:id))`, { id });

/** Returns what a save led to; undefined when it was not stored, or its document is gone. */
export const storedSave = (db: Db, { id, kind, table }: Readonly<{ id: string; kind: string; table: string }>) =>
  row<StoredSave>(
    db,
    `select s.document, s.version from cordee.stored_save s
     where s.id = :id and s.kind = :kind and exists (select from :table: d where d.document_id = s.document)`,
    { id, kind, table },
  );

/** Notes that a save was stored. */
export const noteStoredSave = (db: Db, save: StoredSave & Readonly<{ id: string; kind: string }>): Promise<void> =>
  execute(
    db,
    `insert into cordee.stored_save (id, kind, document, version) values (:id, :kind, :document, :version)
     on conflict (id) do update set kind = excluded.kind, document = excluded.document, version = excluded.version, at = excluded.at`,
    save,
  );

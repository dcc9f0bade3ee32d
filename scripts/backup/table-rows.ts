import { createReadStream } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createGunzip, createGzip } from 'node:zlib';
import pg from 'pg';
import { from as copyFrom, to as copyTo } from 'pg-copy-streams';
import { BackupFailed, EXIT } from './backup-failed.ts';
import { qualifiedName, type Table } from './catalog.ts';
import { writeHashed } from './checksums.ts';
import { type Manifest, type TableEntry, tablePath } from './manifest.ts';

/** A table and its columns in SQL, as COPY names them. */
const inSql = (table: Table) => `${qualifiedName(table)} (${table.columns.map(pg.escapeIdentifier).join(', ')})`;

/** Writes the rows of all tables into the back-up, one compressed file each, one after the other. */
export async function writeRows(database: pg.Client, folder: string, tables: readonly Table[]): Promise<TableEntry[]> {
  await mkdir(path.join(folder, 'tables'), { mode: 0o700 });
  const entries: TableEntry[] = [];
  for (const table of tables) {
    const rows = database.query(copyTo(`copy ${inSql(table)} to stdout`));
    const { sha256 } = await writeHashed(path.join(folder, tablePath(table)), rows, createGzip());
    entries.push({ ...table, rows: rows.rowCount, sha256 });
  }
  return entries;
}

/** Reads the rows of all tables from the back-up. @throws BackupFailed when a table does not get as many rows as it had */
export async function readRows(database: pg.Client, folder: string, { tables }: Manifest): Promise<void> {
  for (const table of tables) {
    const copy = database.query(copyFrom(`copy ${inSql(table)} from stdin`));
    await pipeline(createReadStream(path.join(folder, tablePath(table))), createGunzip(), copy);
    if (copy.rowCount !== table.rows)
      throw new BackupFailed(
        `${tablePath(table)} holds ${copy.rowCount} rows instead of ${table.rows}. Nothing was changed.`,
        EXIT.damaged,
      );
  }
}

/** Returns the last value of each sequence. Sequences are outside of transactions: it may be later than the rows, which does no harm. */
export async function readSequences(
  database: pg.Client,
  sequences: readonly Readonly<{ schema: string; name: string; qualified: string }>[],
): Promise<Manifest['sequences']> {
  const values: Manifest['sequences'] = [];
  for (const { schema, name, qualified } of sequences) {
    const { rows } = await database.query(`select last_value::text as value, is_called as "isCalled" from ${qualified}`);
    values.push({ schema, name, ...rows[0] });
  }
  return values;
}

/** Sets each sequence to its last value. */
export async function setSequences(database: pg.Client, { sequences }: Manifest): Promise<void> {
  for (const { schema, name, value, isCalled } of sequences)
    await database.query('select setval(format($1, $2::text, $3::text)::regclass, $4, $5)', ['%I.%I', schema, name, value, isCalled]);
}

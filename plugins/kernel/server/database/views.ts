import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type pg from 'pg';
import type { PluginDefinition } from '../base/app.ts';
import { messageOf, stringField } from '../base/caught-error.ts';

declare module '../base/app.ts' {
  interface PluginDefinition {
    /**
     * The tables that the plugin alone reads and writes. Others read its views; a foreign key to a person or a session is allowed.
     * (`cms/test/kernel/sql-contracts.test.ts`)
     */
    readonly tables?: readonly string[];
  }
}

/** A view that a plugin publishes: what other plugins may read of its tables. `cordee.media` stands in `media.sql`. */
export type PublishedView = Readonly<{ name: string; sql: string }>;

/** Returns the views that these plugins publish, in the order of the plugins. */
export const viewsOf = (plugins: readonly PluginDefinition[]): PublishedView[] =>
  plugins.flatMap(({ folder }) => viewsIn(path.join(folder, 'views')));

/**
 * Reads the views of a plugin from its `server/views` folder, which git may have checked out with CRLF. A view reads tables and views of its
 * own plugin, which come before it, and views of the plugins that its own imports.
 */
function viewsIn(folder: string): PublishedView[] {
  if (!existsSync(folder)) return [];

  const files = readdirSync(folder).filter((file) => file.endsWith('.sql'));
  return inDependencyOrder(
    files.map((file) => ({
      name: `cordee.${path.basename(file, '.sql')}`,
      sql: readFileSync(path.join(folder, file), 'utf8').replaceAll('\r\n', '\n'),
    })),
  );
}

/** Sorts views so that each comes after those that it reads. */
export function inDependencyOrder(views: readonly PublishedView[]): PublishedView[] {
  const sorted = new Set<PublishedView>();
  const add = (view: PublishedView, above: readonly PublishedView[] = []) => {
    if (above.includes(view)) throw new Error(`The view ${view.name} reads itself.`);
    for (const other of views) if (other !== view && reads(view, other)) add(other, [...above, view]);
    sorted.add(view);
  };
  for (const view of views) add(view);
  return [...sorted];
}

const reads = ({ sql }: PublishedView, { name }: PublishedView) => new RegExp(`\\b${name.replace('.', '\\.')}\\b`).test(sql);

/**
 * Drops the published views, which would keep Strapi's schema sync and the migrations from changing the columns that they read, when one of
 * them differs from this release or `schemaChanges`; else other processes go on reading them. The caller must hold the start-up lock.
 */
export async function dropViews(database: pg.ClientBase, known: readonly PublishedView[], schemaChanges: boolean): Promise<void> {
  await database.query('create schema if not exists cordee');
  await database.query(
    'create table if not exists cordee.published_view (name text primary key, checksum text not null, position integer not null)',
  );
  const { rows: published } = await database.query<{ name: string; checksum: string }>(
    'select name, checksum from cordee.published_view order by position desc',
  );
  if (!schemaChanges && isSame(published, known)) return;

  // One by one, each after those that read it: a reader that waits for a view while it holds another one would end in a deadlock.
  for (const { name } of published) await drop(database, name);
}

/** Drops a view. While a long transaction reads it, others must be able to read it too: the lock is asked for again and again, never for long. */
async function drop(database: pg.ClientBase, name: string): Promise<void> {
  for (let tries = 1; ; tries += 1) {
    try {
      await database.query(
        `begin; set local lock_timeout = '2s'; drop view if exists ${name}; delete from cordee.published_view where name = '${name}'; commit`,
      );
      return;
    } catch (error) {
      await database.query('rollback');
      if (stringField(error, 'code') !== LOCK_NOT_AVAILABLE || tries === MAX_TRIES) throw error;
      await pause(500);
    }
  }
}

const LOCK_NOT_AVAILABLE = '55P03';
const MAX_TRIES = 20;

/** Creates the views that `dropViews` dropped, all or none, and returns their names. The caller must hold the start-up lock. */
export async function publishViews(database: pg.ClientBase, known: readonly PublishedView[]): Promise<string[]> {
  const { rows } = await database.query<{ name: string }>('select name from cordee.published_view');
  if (rows.length > 0) return [];

  await database.query('begin');
  try {
    for (const [position, view] of known.entries()) await publish(database, view, position);
    await database.query('commit');
  } catch (error) {
    await database.query('rollback');
    throw error;
  }
  return known.map(({ name }) => name);
}

async function publish(database: pg.ClientBase, { name, sql }: PublishedView, position: number): Promise<void> {
  try {
    await database.query(sql);
    await database.query('insert into cordee.published_view (name, checksum, position) values ($1, $2, $3)', [
      name,
      checksumOf(sql),
      position,
    ]);
  } catch (error) {
    throw new Error(`View ${name} failed: ${messageOf(error)}`, { cause: error });
  }
}

const isSame = (published: readonly Readonly<{ name: string; checksum: string }>[], known: readonly PublishedView[]): boolean =>
  published.length === known.length &&
  known.every(({ name, sql }) => published.some((view) => view.name === name && view.checksum === checksumOf(sql)));

const checksumOf = (sql: string) => createHash('sha256').update(sql).digest('hex');

import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { migrationsOf, type PluginDefinition } from '@cordee/kernel';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { viewsOf } from '../../../plugins/kernel/server/database/views.ts';
import { allImportsOf } from '../../../scripts/plugin-imports.ts';
import { createTestDatabase, type TestDatabase } from '../../../test/database.ts';
import { plugins } from '../../plugins.js';

let database: TestDatabase;
/** Every table and view of the database, as `schema.name`. */
let relations: readonly string[];

beforeAll(async () => {
  database = await createTestDatabase('tables');
  const found = await database.query<{ name: string }>(
    `select format('%s.%s', schemaname, tablename) as name from pg_tables where schemaname in ('public', 'cordee')
     union all select format('%s.%s', schemaname, viewname) from pg_views where schemaname in ('public', 'cordee')`,
  );
  relations = found.map(({ name }) => name);
});
afterAll(() => database.drop());

/** The migrations that read another plugin's tables: those that landed before views were published, and those that bring such databases up to date. */
const LANDED = [
  'kernel/004-mail-person',
  'courses/001-outline',
  'courses/002-course-settings',
  'courses/004-film-queue',
  'courses/005-align-early-databases',
  'seats/001-membership',
  'progress/002-badge',
  'progress/003-badges-awarded-at-once',
  'progress/004-align-early-databases',
];

/** Foreign keys to another plugin's tables: to a person, to a session, and to a file that the kernel stores. */
const FOREIGN_KEYS = [
  'cordee.lesson_view.person → public.up_users',
  'cordee.badge.person → public.up_users',
  'cordee.mail.person → public.up_users',
  'cordee.membership.person → public.up_users',
  'cordee.picture.file → cordee.stored_file',
];

/** The views that the kernel reads and a plugin above it publishes: as an interface that is implemented elsewhere. */
const IMPLEMENTED_ABOVE = ['cordee.recipient'];

/** Where a string begins with a statement of SQL. */
const STATEMENT = /['`]\s*(select|insert into|update|delete from|with)\s/;

/** Views that only processes of the former release read. The next release drops them. */
const FORMER = ['cordee.session_course'];

const ownerOf = (relation: string) => plugins.find(({ tables = [] }) => tables.includes(relation))?.name;

/** What a plugin may name in its SQL: its own tables and views, and the views of the plugins that it imports, directly or not. */
function readable(plugin: PluginDefinition): readonly string[] {
  const imports = allImportsOf(plugin.name);
  const views = viewsOf(plugins.filter(({ name }) => name === plugin.name || imports.has(name))).map(({ name }) => name);
  return [...(plugin.tables ?? []), ...views, ...(plugin.name === 'kernel' ? IMPLEMENTED_ABOVE : [])];
}

/**
 * The tables and views that a text names. Names that are ordinary words as well, such as `sessions`, count after a keyword of SQL; all others,
 * such as `up_users`, wherever they stand.
 */
function namedIn(text: string): string[] {
  const words = new Set(
    [...text.matchAll(/(?<![\w.])(?:(public|cordee)\.)?(\w+)/g)].map(([, schema, name]) => `${schema ?? 'public'}.${name}`),
  );
  const afterKeyword = new Set(
    [...text.matchAll(/\b(?:from|join|into|update|table|view|references|only)\s+(?:public\.)?(\w+)/gi)].map(([, name]) => `public.${name}`),
  );
  return relations.filter((name) => (/^public\.[a-z]+$/.test(name) ? afterKeyword : words).has(name));
}

const foreign = (plugin: PluginDefinition, text: string) => namedIn(text).filter((name) => !readable(plugin).includes(name));

describe('a plugin reads and writes its own tables, and the views that plugins below it publish', () => {
  it('every table of facts belongs to exactly one plugin', () => {
    const listed = plugins.flatMap(({ tables = [] }) => tables);
    expect(new Set(listed).size).toBe(listed.length);
    expect(listed.filter((name) => !relations.includes(name))).toEqual([]);
    const views = [...viewsOf(plugins).map(({ name }) => name), ...FORMER];
    expect(relations.filter((name) => name.startsWith('cordee.') && !listed.includes(name) && !views.includes(name))).toEqual([]);
  });

  it.each(plugins)('$name, in its code', (plugin) => {
    const files = globSync('**/*.ts', { cwd: plugin.folder }).filter((file) => !file.endsWith('.test.ts') && file !== 'index.ts');
    expect(files.length).toBeGreaterThan(0);
    const found = files.map((file) => [file, foreign(plugin, readFileSync(path.join(plugin.folder, file), 'utf8'))] as const);
    expect(found.filter(([, names]) => names.length > 0)).toEqual([]);
  });

  it.each(plugins.filter(({ name }) => name !== 'kernel'))(
    '$name has SQL in stores, and in what it declares of rights and personal data',
    (plugin) => {
      const elsewhere = globSync('**/*.ts', { cwd: plugin.folder }).filter(
        (file) => !/(-store|\.test|^personal-data|^rights)\.ts$/.test(file),
      );
      const withSql = elsewhere.filter((file) => STATEMENT.test(readFileSync(path.join(plugin.folder, file), 'utf8')));
      expect(withSql).toEqual([]);
    },
  );

  it.each(plugins)('$name, in its views', (plugin) => {
    const found = viewsOf([plugin]).map(({ name, sql }) => [name, foreign(plugin, sql)] as const);
    expect(found.filter(([, names]) => names.length > 0)).toEqual([]);
  });

  it.each(plugins)('$name, in its migrations, but for references', (plugin) => {
    const found = migrationsOf([plugin]).map(({ id, sql }) => [id, foreign(plugin, sql.replaceAll(/references \S+/g, ''))] as const);
    expect(found.filter(([id, names]) => names.length > 0 && !LANDED.includes(id))).toEqual([]);
  });

  it('foreign keys between plugins are those listed here', async () => {
    const keys = await database.query<{ from: string; column: string; to: string }>(
      `select format('%s.%s', n.nspname, t.relname) as from, a.attname as column, format('%s.%s', fn.nspname, f.relname) as to
       from pg_constraint c join pg_class t on t.oid = c.conrelid join pg_namespace n on n.oid = t.relnamespace
       join pg_class f on f.oid = c.confrelid join pg_namespace fn on fn.oid = f.relnamespace
       join pg_attribute a on a.attrelid = t.oid and a.attnum = any(c.conkey)
       where c.contype = 'f' and n.nspname = 'cordee'`,
    );
    const between = keys.filter(({ from, to }) => ownerOf(from) !== ownerOf(to)).map(({ from, column, to }) => `${from}.${column} → ${to}`);
    expect(between.sort()).toEqual([...FOREIGN_KEYS].sort());
  });
});

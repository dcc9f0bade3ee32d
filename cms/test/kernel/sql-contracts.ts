// What SQL a plugin may have: it reads and writes its own tables, and reads the views that plugins below it publish.
import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { migrationsOf, type PluginDefinition } from '@cordee/kernel';
import { viewsOf } from '../../../plugins/kernel/server/database/views.ts';
import type { TestDatabase } from '../../../test/database.ts';

/** What breaks the contract: a file, view or migration, with the tables and views that it must not name. */
type Breach = readonly [where: string, names: readonly string[]];

type Contracts = Readonly<{
  database: TestDatabase;
  plugins: readonly PluginDefinition[];
  /** The plugins that a plugin imports, directly or not. */
  importsOf: (plugin: string) => ReadonlySet<string>;
}>;

/** The views that the kernel reads and a plugin above it publishes: as an interface that is implemented elsewhere. */
const IMPLEMENTED_ABOVE = ['cordee.recipient'];

/** Where a string begins with a statement of SQL. */
const STATEMENT = /['`]\s*(select|insert into|update|delete from|with)\s/;

/** Reads every table and view of the database, as `schema.name`. */
export async function relationsIn({ query }: TestDatabase): Promise<readonly string[]> {
  const found = await query<{ name: string }>(
    `select format('%s.%s', schemaname, tablename) as name from pg_tables where schemaname in ('public', 'cordee')
     union all select format('%s.%s', schemaname, viewname) from pg_views where schemaname in ('public', 'cordee')`,
  );
  return found.map(({ name }) => name);
}

/** The checks of the SQL of these plugins, by what stands in the database. */
export async function sqlContracts({ database, plugins, importsOf }: Contracts) {
  const relations = await relationsIn(database);
  const ownerOf = (relation: string) => plugins.find(({ tables = [] }) => tables.includes(relation))?.name;

  /** What a plugin may name in its SQL: its own tables and views, and the views of the plugins that it imports, directly or not. */
  function readable(plugin: PluginDefinition): readonly string[] {
    const imports = importsOf(plugin.name);
    const views = viewsOf(plugins.filter(({ name }) => name === plugin.name || imports.has(name))).map(({ name }) => name);
    return [...(plugin.tables ?? []), ...views, ...(plugin.name === 'kernel' ? IMPLEMENTED_ABOVE : [])];
  }

  /** Those of the texts that name what the plugin may not read. */
  function breaches(plugin: PluginDefinition, texts: readonly (readonly [where: string, text: string])[]): Breach[] {
    const allowed = readable(plugin);
    return texts
      .map(([where, text]) => [where, namedIn(text, relations).filter((name) => !allowed.includes(name))] as const)
      .filter(([, names]) => names.length > 0);
  }

  return {
    inCode: (plugin: PluginDefinition) => breaches(plugin, codeOf(plugin)),
    inViews: (plugin: PluginDefinition) =>
      breaches(
        plugin,
        viewsOf([plugin]).map(({ name, sql }) => [name, sql]),
      ),
    /** But for references: foreign keys are listed by `foreignKeys`. */
    inMigrations: (plugin: PluginDefinition) =>
      breaches(
        plugin,
        migrationsOf([plugin]).map(({ id, sql }) => [id, sql.replaceAll(/references \S+/g, '')]),
      ),

    /** The foreign keys between tables of different plugins, such as `cordee.badge.person → public.up_users`. */
    async foreignKeys(): Promise<string[]> {
      const keys = await database.query<{ from: string; column: string; to: string }>(
        `select format('%s.%s', n.nspname, t.relname) as from, a.attname as column, format('%s.%s', fn.nspname, f.relname) as to
         from pg_constraint c join pg_class t on t.oid = c.conrelid join pg_namespace n on n.oid = t.relnamespace
         join pg_class f on f.oid = c.confrelid join pg_namespace fn on fn.oid = f.relnamespace
         join pg_attribute a on a.attrelid = t.oid and a.attnum = any(c.conkey)
         where c.contype = 'f' and n.nspname = 'cordee'`,
      );
      return keys.filter(({ from, to }) => ownerOf(from) !== ownerOf(to)).map(({ from, column, to }) => `${from}.${column} → ${to}`);
    },
  };
}

/** The files of a plugin with SQL that stands neither in a store nor in what it declares of rights, uses and personal data. */
export const sqlOutsideStores = ({ folder }: PluginDefinition): string[] =>
  globSync('**/*.ts', { cwd: folder })
    .filter((file) => !/(-store|\.test|^personal-data|^rights|^uses)\.ts$/.test(file))
    .filter((file) => STATEMENT.test(readFileSync(path.join(folder, file), 'utf8')));

/** The code of a plugin, by its path in the folder of its server. */
export const codeOf = ({ folder }: PluginDefinition) =>
  globSync('**/*.ts', { cwd: folder })
    .filter((file) => !file.endsWith('.test.ts') && file !== 'index.ts')
    .map((file) => [file, readFileSync(path.join(folder, file), 'utf8')] as const);

/**
 * The tables and views that a text names. Names that are ordinary words as well, such as `sessions`, count after a keyword of SQL; all others,
 * such as `up_users`, wherever they stand.
 */
function namedIn(text: string, relations: readonly string[]): string[] {
  const words = new Set(
    [...text.matchAll(/(?<![\w.])(?:(public|cordee)\.)?(\w+)/g)].map(([, schema, name]) => `${schema ?? 'public'}.${name}`),
  );
  const afterKeyword = new Set(
    [...text.matchAll(/\b(?:from|join|into|update|table|view|references|only)\s+(?:public\.)?(\w+)/gi)].map(([, name]) => `public.${name}`),
  );
  return relations.filter((name) => (/^public\.[a-z]+$/.test(name) ? afterKeyword : words).has(name));
}

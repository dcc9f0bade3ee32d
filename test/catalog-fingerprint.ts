import type { TestDatabase } from './database.ts';

/** SQL: the tables, views, sequences and indexes of an installation. */
const OURS = `(select oid from pg_class where relnamespace in ('public'::regnamespace, 'cordee'::regnamespace))`;

/** What PostgreSQL's catalogs say of an installation, read by other queries than those that a back-up is made with. */
const CATALOGS: Readonly<Record<string, string>> = {
  relations: `select oid::regclass::text, relkind, relpersistence, reloptions, relreplident, relrowsecurity, relchecks, relhastriggers, relhasrules
    from pg_class where oid in ${OURS}`,
  columns: `select a.attrelid::regclass::text, row_number() over (partition by a.attrelid order by a.attnum), a.attname, a.attndims,
      format_type(a.atttypid, a.atttypmod), a.attnotnull, a.attidentity, a.attgenerated, a.attcollation::regcollation::text, a.attstorage,
      a.attcompression, a.attstattarget, a.attoptions, pg_get_expr(d.adbin, d.adrelid) as value
    from pg_attribute a left join pg_attrdef d on d.adrelid = a.attrelid and d.adnum = a.attnum
    where a.attrelid in ${OURS} and a.attnum > 0 and not a.attisdropped`,
  constraints: `select conname, contype, conrelid::regclass::text, condeferrable, condeferred, convalidated, connoinherit,
      conindid::regclass::text, pg_get_constraintdef(oid) from pg_constraint where conrelid in ${OURS}`,
  indexes: `select indexrelid::regclass::text, pg_get_indexdef(indexrelid), indisunique, indisprimary, indisexclusion, indimmediate, indisclustered,
      indisvalid, indnullsnotdistinct from pg_index where indrelid in ${OURS}`,
  triggers: 'select tgname, tgenabled, tgdeferrable, pg_get_triggerdef(oid) from pg_trigger where not tgisinternal',
  functions: `select pg_get_functiondef(oid), prosecdef, provolatile, proparallel, proleakproof, procost, proconfig from pg_proc
    where pronamespace in ('public'::regnamespace, 'cordee'::regnamespace)`,
  views: `select oid::regclass::text, pg_get_viewdef(oid) from pg_class where relkind = 'v' and oid in ${OURS}`,
  sequences: `select s.seqrelid::regclass::text, format_type(s.seqtypid, null), s.seqstart, s.seqincrement, s.seqmax, s.seqmin, s.seqcache, s.seqcycle,
      pg_describe_object(d.refclassid, d.refobjid, d.refobjsubid) as owner
    from pg_sequence s left join pg_depend d on d.classid = 'pg_class'::regclass and d.objid = s.seqrelid and d.deptype in ('a', 'i')`,
  sequenceValues: `select schemaname, sequencename, last_value from pg_sequences where schemaname in ('public', 'cordee')`,
  comments: `select i.type, i.identity, description from pg_description cross join lateral pg_identify_object(classoid, objoid, objsubid) i
    where objoid >= 16384`,
};

/** Returns what the catalogs say, a sorted list of JSON rows for each. */
export async function catalogFingerprint(database: TestDatabase): Promise<Record<string, string[]>> {
  const fingerprint: Record<string, string[]> = {};
  for (const [name, sql] of Object.entries(CATALOGS)) {
    const rows = await database.query<{ row: string }>(`select to_jsonb(r)::text as row from (${sql}) r`);
    fingerprint[name] = rows.map(({ row }) => withCastElements(row)).sort();
  }
  return fingerprint;
}

/**
 * PostgreSQL prints `column in ('a', 'b')` on a varchar as a cast of the whole list and, once it has read that, as a cast of each element.
 * Both mean the same, and the second form stays as it is: the first is turned into it.
 */
const withCastElements = (row: string): string =>
  row.replace(/\(ARRAY\[((?:'[^']*'::character varying(?:, )?)+)\]\)::text\[\]/g, (_, elements: string) => {
    const cast = elements.replace(/'[^']*'::character varying/g, (element) => `(${element})::text`);
    return `ARRAY[${cast}]`;
  });

/** Returns the number of rows of each table, and a hash of them in any order. */
export async function rowFingerprint(database: TestDatabase): Promise<Record<string, string>> {
  const tables = await database.query<{ name: string }>(
    `select oid::regclass::text as name from pg_class where relkind = 'r' and oid in ${OURS} order by 1`,
  );
  const fingerprint: Record<string, string> = {};
  for (const { name } of tables) {
    const [row] = await database.query<{ hash: string }>(
      `select count(*) || ' ' || coalesce(md5(string_agg(t::text, E'\\n' order by t::text)), '') as hash from ${name} t`,
    );
    fingerprint[name] = row?.hash ?? '';
  }
  return fingerprint;
}

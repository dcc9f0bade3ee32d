import pg from 'pg';
import { RELATION_IDS, SCHEMA_IDS } from './unsupported-objects.ts';

/** A table, and its columns that are stored: all but generated ones. */
export type Table = Readonly<{ schema: string; name: string; columns: string[] }>;

/** The name of a table in SQL, with its schema. */
export const qualifiedName = ({ schema, name }: Pick<Table, 'schema' | 'name'>): string =>
  `${pg.escapeIdentifier(schema)}.${pg.escapeIdentifier(name)}`;

/** The schema of an installation, as the SQL that creates it before and after its rows are there, and what that SQL leaves out. */
export type Catalog = Readonly<{
  beforeData: string;
  afterData: string;
  tables: readonly Table[];
  /** Sequences by their name in SQL: schema and name, quoted where needed. */
  sequences: readonly Readonly<{ schema: string; name: string; qualified: string }>[];
  notes: readonly string[];
}>;

/**
 * Describes the schemas of an installation from PostgreSQL's catalogs. Constraints, indexes and triggers come after the rows, so that
 * restoring needs no right to disable them. `checkOnlySupportedObjects` must have found nothing else. (OPS-4)
 */
export async function readCatalog(database: pg.ClientBase): Promise<Catalog> {
  // Without a search path, PostgreSQL writes every name with its schema.
  await database.query(`set local search_path = ''`);
  const statements = async (sql: string) => (await database.query<{ sql: string }>(sql)).rows.map((row) => row.sql);
  const beforeData = [
    'set local check_function_bodies = off;',
    'create schema if not exists public;\ncreate schema cordee;',
    ...(await statements(FUNCTIONS)),
    ...(await statements(SEQUENCES)),
    ...(await statements(TABLES)),
    ...(await statements(COLUMN_OPTIONS)),
    ...(await statements(SEQUENCE_OWNERS)),
  ];
  const afterData = [
    ...(await statements(CONSTRAINTS(`in ('p', 'u', 'x', 'c')`))),
    ...(await statements(INDEXES)),
    ...(await statements(CONSTRAINTS(`= 'f'`))),
    ...inDependencyOrder((await database.query<View>(VIEWS)).rows),
    ...(await statements(TRIGGERS)),
    ...(await statements(COMMENTS)),
  ];
  return {
    beforeData: toScript(beforeData),
    afterData: toScript(afterData),
    tables: (await database.query<Table>(STORED_COLUMNS)).rows,
    sequences: (await database.query(SEQUENCE_NAMES)).rows,
    notes: await statements(NOTES),
  };
}

const toScript = (statements: readonly string[]) => `${statements.join('\n\n')}\n`;

type View = Readonly<{ id: string; uses: readonly string[]; sql: string }>;

/** Sorts views so that each comes after those that it reads. */
function inDependencyOrder(views: readonly View[]): string[] {
  const created = new Set<string>();
  const add = (view: View): string[] => {
    if (created.has(view.id)) return [];
    created.add(view.id);
    return [...views.filter(({ id }) => view.uses.includes(id)).flatMap(add), view.sql];
  };
  return views.flatMap(add);
}

const FUNCTIONS = `select pg_get_functiondef(oid) || ';' as sql from pg_proc where pronamespace in ${SCHEMA_IDS} order by oid`;

const SEQUENCE_OPTIONS = `format('start with %s increment by %s minvalue %s maxvalue %s cache %s%s',
  s.seqstart, s.seqincrement, s.seqmin, s.seqmax, s.seqcache, case when s.seqcycle then ' cycle' else '' end)`;

/** Sequences that do not belong to an identity column. */
const SEQUENCES = `
  select format('create sequence %s as %s %s;', c.oid::regclass, format_type(s.seqtypid, null), ${SEQUENCE_OPTIONS}) as sql
  from pg_class c join pg_sequence s on s.seqrelid = c.oid
  where c.relnamespace in ${SCHEMA_IDS}
    and not exists (select from pg_depend d where d.classid = 'pg_class'::regclass and d.objid = c.oid and d.deptype = 'i')
  order by c.oid`;

const SEQUENCE_OWNERS = `
  select format('alter sequence %s owned by %s.%I;', c.oid::regclass, d.refobjid::regclass, a.attname) as sql
  from pg_class c
  join pg_depend d on d.classid = 'pg_class'::regclass and d.objid = c.oid and d.refclassid = 'pg_class'::regclass and d.deptype = 'a'
  join pg_attribute a on a.attrelid = d.refobjid and a.attnum = d.refobjsubid
  where c.relkind = 'S' and c.relnamespace in ${SCHEMA_IDS}
  order by c.oid`;

const SEQUENCE_NAMES = `
  select n.nspname as schema, c.relname as name, c.oid::regclass::text as qualified
  from pg_class c join pg_namespace n on n.oid = c.relnamespace
  where c.relkind = 'S' and n.oid in ${SCHEMA_IDS} order by 1, 2`;

/** What follows the type of a column: how its value comes about, and whether it may be null. NOT NULL has a name since PostgreSQL 18. */
const COLUMN_VALUE = `case
    when a.attgenerated <> '' then format(' generated always as (%s) %s', pg_get_expr(d.adbin, d.adrelid),
      case a.attgenerated when 's' then 'stored' else 'virtual' end)
    when a.attidentity <> '' then format(' generated %s as identity (sequence name %s %s)',
      case a.attidentity when 'a' then 'always' else 'by default' end, s.seqrelid::regclass, ${SEQUENCE_OPTIONS})
    when d.adbin is not null then ' default ' || pg_get_expr(d.adbin, d.adrelid)
    else '' end
  || case when not a.attnotnull then '' else coalesce(' constraint ' || quote_ident(k.conname), '') || ' not null'
    || case when k.connoinherit then ' no inherit' else '' end end`;

const TABLES = `
  select format(E'create table %s (\\n%s\\n)%s;', c.oid::regclass, string_agg(
    format('  %I %s%s%s', a.attname, format_type(a.atttypid, a.atttypmod),
      case when a.attcollation <> t.typcollation then ' collate ' || a.attcollation::regcollation else '' end, ${COLUMN_VALUE}),
    E',\\n' order by a.attnum), coalesce(' with (' || array_to_string(c.reloptions, ', ') || ')', '')) as sql
  from pg_class c
  join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
  join pg_type t on t.oid = a.atttypid
  left join pg_attrdef d on d.adrelid = c.oid and d.adnum = a.attnum
  left join pg_depend o on a.attidentity <> '' and o.classid = 'pg_class'::regclass and o.refclassid = 'pg_class'::regclass
    and o.refobjid = c.oid and o.refobjsubid = a.attnum and o.deptype = 'i'
  left join pg_sequence s on s.seqrelid = o.objid
  left join pg_constraint k on k.conrelid = c.oid and k.contype = 'n' and k.conkey = array[a.attnum]
  where c.relkind = 'r' and c.relnamespace in ${SCHEMA_IDS}
  group by c.oid, c.reloptions order by c.oid`;

/** How columns are stored and analysed, where that was changed. */
const COLUMN_OPTIONS = `
  select format('alter table %s alter column %I set %s;', a.attrelid::regclass, a.attname, o.option) as sql
  from pg_attribute a join pg_type t on t.oid = a.atttypid
  cross join lateral (values
    (case when a.attstattarget >= 0 then format('statistics %s', a.attstattarget) end),
    (case when a.attstorage <> t.typstorage
       then 'storage ' || case a.attstorage when 'p' then 'plain' when 'e' then 'external' when 'm' then 'main' else 'extended' end end),
    (case a.attcompression when 'p' then 'compression pglz' when 'l' then 'compression lz4' end),
    ('(' || array_to_string(a.attoptions, ', ') || ')')) as o (option)
  where a.attrelid in ${RELATION_IDS} and a.attnum > 0 and not a.attisdropped and o.option is not null
  order by a.attrelid, a.attnum`;

const STORED_COLUMNS = `
  select n.nspname as schema, c.relname as name,
    array_agg(a.attname::text order by a.attnum) filter (where a.attgenerated = '') as columns
  from pg_class c join pg_namespace n on n.oid = c.relnamespace
  join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
  where c.relkind = 'r' and n.oid in ${SCHEMA_IDS} group by 1, 2 order by 1, 2`;

const CONSTRAINTS = (type: string) => `
  select format('alter table %s add constraint %I %s;', conrelid::regclass, conname, pg_get_constraintdef(oid)) as sql
  from pg_constraint where conrelid in ${RELATION_IDS} and contype ${type} order by oid`;

/** Indexes that do not belong to a constraint, and by which index a table is clustered. */
const INDEXES = `
  select sql from (
    select 1 as step, indexrelid as id, pg_get_indexdef(indexrelid) || ';' as sql from pg_index
    where indrelid in ${RELATION_IDS}
      and not exists (select from pg_constraint k where k.conindid = indexrelid and k.contype in ('p', 'u', 'x'))
    union all
    select 2, x.indexrelid, format('alter table %s cluster on %I;', x.indrelid::regclass, c.relname) from pg_index x
    join pg_class c on c.oid = x.indexrelid where x.indisclustered and x.indrelid in ${RELATION_IDS}
  ) statements order by step, id`;

const VIEWS = `
  select c.oid::text as id, array(
      select d.refobjid::text from pg_rewrite r
      join pg_depend d on d.classid = 'pg_rewrite'::regclass and d.objid = r.oid and d.refclassid = 'pg_class'::regclass
      where r.ev_class = c.oid and d.refobjid <> c.oid) as uses,
    format(E'create view %s%s as\\n%s', c.oid::regclass, coalesce(' with (' || array_to_string(c.reloptions, ', ') || ')', ''),
      pg_get_viewdef(c.oid)) as sql
  from pg_class c where c.relkind = 'v' and c.relnamespace in ${SCHEMA_IDS} order by c.oid`;

const TRIGGERS = `
  select pg_get_triggerdef(oid) || ';' || case tgenabled when 'O' then '' else format(E'\\nalter table %s %s trigger %I;', tgrelid::regclass,
    case tgenabled when 'D' then 'disable' when 'R' then 'enable replica' else 'enable always' end, tgname) end as sql
  from pg_trigger where tgrelid in ${RELATION_IDS} and not tgisinternal order by oid`;

/** Comments on objects of these schemas; those that PostgreSQL brought itself have object ids below 16384. */
const COMMENTS = `
  select format('comment on %s %s is %L;', regexp_replace(i.type, '^(table|view) (?=column|constraint)', ''), i.identity, d.description) as sql
  from pg_description d cross join lateral pg_identify_object(d.classoid, d.objoid, d.objsubid) i
  where d.objoid >= 16384 and i.type in ('schema', 'table', 'view', 'sequence', 'index', 'function', 'procedure', 'trigger',
      'table column', 'view column', 'table constraint')
    and (coalesce(i.schema, split_part(i.identity, ' on ', 2), '') ~ '^(public|cordee)(\\.|$)' or i.type = 'schema' and i.identity = 'cordee')
  order by i.type, i.identity`;

const NOTES = `
  select format('Rights granted to other database roles on %s objects are not in the back-up: grant them again after a restore.', count(*)) as sql
  from (
    select relowner as owner, relacl as rights from pg_class where relnamespace in ${SCHEMA_IDS}
    union all select proowner, proacl from pg_proc where pronamespace in ${SCHEMA_IDS}
    union all select c.relowner, a.attacl from pg_attribute a join pg_class c on c.oid = a.attrelid where c.relnamespace in ${SCHEMA_IDS}
    union all select nspowner, nspacl from pg_namespace where nspname = 'cordee'
  ) granted where exists (select from aclexplode(rights) g where g.grantee <> owner and g.grantee <> 0)
  having count(*) > 0
  union all
  select format('The schema %I is not in the back-up: it does not belong to Cordée.', nspname) from pg_namespace
  where nspname !~ '^pg_' and nspname not in ('information_schema', 'public', 'cordee')`;

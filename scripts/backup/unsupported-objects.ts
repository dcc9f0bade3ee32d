import type pg from 'pg';
import { BackupFailed, EXIT } from './backup-failed.ts';

/** The schemas of an installation: Strapi's tables, and ours. */
const SCHEMAS = ['public', 'cordee'] as const;

/** SQL: the object ids of these schemas. */
export const SCHEMA_IDS = `(select oid from pg_namespace where nspname in (${SCHEMAS.map((name) => `'${name}'`).join(', ')}))`;

/** SQL: the object ids of their tables and views. */
export const RELATION_IDS = `(select oid from pg_class where relnamespace in ${SCHEMA_IDS} and relkind in ('r', 'v'))`;

/**
 * Checks that the schemas hold nothing but what `readCatalog` describes. Everything that is in a schema depends on it in `pg_depend`, so
 * that kinds of objects that a later PostgreSQL brings are found too. @throws BackupFailed that names them (OPS-4)
 */
export async function checkOnlySupportedObjects(database: pg.ClientBase): Promise<void> {
  const { rows } = await database.query<{ object: string }>(UNSUPPORTED_OBJECTS);
  if (rows.length === 0) return;

  const objects = rows.map(({ object }) => `  - ${object}`).join('\n');
  throw new BackupFailed(
    `The database holds objects that a back-up cannot store. No back-up was made, because restoring it would lose them:\n${objects}`,
    EXIT.damaged,
  );
}

const IS_SUPPORTED_RELATION = `c.relkind in ('r', 'v', 'S') and c.relpersistence = 'p' and not c.relispartition`;

/** A function may refer to tables in its body, which is text, and not in its signature, since functions are created before tables. */
const IS_SUPPORTED_FUNCTION = `p.prokind in ('f', 'p') and p.prosqlbody is null and not exists (
  select from pg_depend x where x.classid = 'pg_proc'::regclass and x.objid = p.oid and x.refclassid in ('pg_class'::regclass, 'pg_type'::regclass))`;

const UNSUPPORTED_OBJECTS = `
  select pg_describe_object(d.classid, d.objid, 0) as object from pg_depend d
  left join pg_class c on d.classid = 'pg_class'::regclass and c.oid = d.objid
  left join pg_proc p on d.classid = 'pg_proc'::regclass and p.oid = d.objid
  where d.refclassid = 'pg_namespace'::regclass and d.refobjid in ${SCHEMA_IDS} and d.classid <> 'pg_default_acl'::regclass
    and not coalesce(${IS_SUPPORTED_RELATION}, false) and not coalesce(${IS_SUPPORTED_FUNCTION}, false)
  union
  select pg_describe_object(d.refclassid, d.refobjid, 0) || ', used by ' || pg_describe_object(d.classid, d.objid, d.objsubid) from pg_depend d
  where d.classid = 'pg_class'::regclass and d.objid in ${RELATION_IDS} and d.refclassid = 'pg_type'::regclass
  union
  select 'extension ' || extname from pg_extension where extname <> 'plpgsql'
  union
  select 'event trigger ' || evtname from pg_event_trigger
  union
  select 'large object ' || oid from pg_largeobject_metadata
  union
  select 'row-level security of ' || oid::regclass from pg_class where oid in ${RELATION_IDS} and relrowsecurity
  union
  select pg_describe_object('pg_policy'::regclass, oid, 0) from pg_policy where polrelid in ${RELATION_IDS}
  union
  select pg_describe_object('pg_rewrite'::regclass, oid, 0) from pg_rewrite where ev_class in ${RELATION_IDS} and rulename <> '_RETURN'
  union
  select 'inheritance of ' || inhrelid::regclass || ' from ' || inhparent::regclass from pg_inherits
  where inhrelid in ${RELATION_IDS} or inhparent in ${RELATION_IDS}
  union
  select 'replication of ' || prrelid::regclass || ' by a publication' from pg_publication_rel where prrelid in ${RELATION_IDS}
  union
  select 'foreign key ' || conname || ' of ' || conrelid::regclass || ' to ' || confrelid::regclass from pg_constraint
  where contype = 'f' and (conrelid in ${RELATION_IDS}) <> (confrelid in ${RELATION_IDS})
  union
  select 'NOT NULL constraint ' || conname || ' of ' || conrelid::regclass || ', which is not valid' from pg_constraint
  where contype = 'n' and not convalidated and conrelid in ${RELATION_IDS}
  union
  select 'table ' || c.oid::regclass || ', which has a type, storage or replica identity of its own, or no columns' from pg_class c
  left join pg_class toast on toast.oid = c.reltoastrelid
  where c.oid in ${RELATION_IDS} and c.relkind = 'r'
    and (c.reloftype <> 0 or c.relreplident <> 'd' or c.reltablespace <> 0 or toast.reloptions is not null
      or c.relam <> (select oid from pg_am where amname = 'heap')
      or not exists (select from pg_attribute where attrelid = c.oid and attnum > 0 and not attisdropped and attgenerated = ''))
  order by 1`;

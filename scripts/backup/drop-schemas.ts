import type pg from 'pg';

/**
 * Drops what an installation has in its schemas. The schema `public` stays: on many servers it belongs to somebody else, who granted the
 * right to create tables in it.
 */
export async function dropSchemas(database: pg.ClientBase): Promise<void> {
  const { rows } = await database.query<{ sql: string }>(DROP_OBJECTS);
  for (const { sql } of rows) await database.query(sql);
  await database.query('drop schema if exists cordee cascade');
}

/** Whether something that is neither a table's own sequence nor part of an extension is in `public`. */
const IN_PUBLIC = (catalog: string, namespace: string) => `${namespace} = 'public'::regnamespace
  and not exists (select from pg_depend d where d.classid = '${catalog}'::regclass and d.objid = o.oid and d.deptype in ('e', 'a', 'i'))`;

const DROP_OBJECTS = `
  select format('drop %s if exists %s cascade', case relkind when 'v' then 'view' when 'm' then 'materialized view' when 'S' then 'sequence'
    when 'f' then 'foreign table' else 'table' end, format('public.%I', relname)) as sql
  from pg_class o where relkind in ('r', 'p', 'v', 'm', 'S', 'f') and ${IN_PUBLIC('pg_class', 'relnamespace')}
  union all
  select format('drop routine if exists %s cascade', oid::regprocedure) from pg_proc o where ${IN_PUBLIC('pg_proc', 'pronamespace')}
  union all
  select format('drop type if exists %s cascade', oid::regtype) from pg_type o where typtype in ('d', 'e', 'r', 'c')
    and not exists (select from pg_class c where c.oid = typrelid and c.relkind <> 'c') and ${IN_PUBLIC('pg_type', 'typnamespace')}`;

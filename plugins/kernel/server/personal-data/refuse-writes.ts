import type { Core } from '@strapi/strapi';
import type pg from 'pg';
import { personalDataSources } from './personal-data.ts';

/** A table whose rows an erasure deletes, and the column that refers to the person. */
type Referring = Readonly<{ table: string; column: string }>;

/**
 * Puts a trigger on each table that refers to people and whose rows an erasure deletes: it refuses new rows for a person who was, or is being,
 * erased. A table that is declared later gets its own with the next start. (ACC-20)
 */
export async function refuseWritesForErased(strapi: Core.Strapi, database: pg.ClientBase): Promise<void> {
  const erased = personalDataSources(strapi).filter(({ erase }) => typeof erase === 'string');
  const { rows } = await database.query<Referring>(
    `select c.conrelid::regclass::text as table, a.attname as column from pg_constraint c
     join pg_attribute a on a.attrelid = c.conrelid and a.attnum = any(c.conkey)
     join pg_class t on t.oid = c.conrelid join pg_namespace n on n.oid = t.relnamespace
     where c.contype = 'f' and a.atttypid = 'integer'::regtype and format('%s.%s.%s', n.nspname, t.relname, a.attname) = any($1)
       and not exists (select from pg_trigger g where g.tgrelid = c.conrelid and g.tgname in ('refuse_erased', 'leave_out_erased'))`,
    [erased.map(({ column }) => column)],
  );
  for (const { table, column } of rows)
    await database.query(
      `create trigger refuse_erased before insert on ${table} for each row execute function cordee.refuse_erased('${column}')`,
    );
}

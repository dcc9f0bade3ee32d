import { setTimeout as pause } from 'node:timers/promises';
import type { Core } from '@strapi/strapi';
import { refusal } from './refusal.ts';

/** A connection or a transaction: whatever runs SQL. */
export type Db = Core.Strapi['db']['connection'];

type Bindings = Readonly<Record<string, unknown>>;

/** Somebody else has just written what must be unique, or what was referred to is gone. */
const Conflict = refusal<{ constraint: string }>('kernel.conflict');

/** The transaction lost against another one several times in a row. */
const Busy = refusal<{ tries: number }>('kernel.busy', 503);

const TRIES = 4;

/** Runs SQL with named bindings (`:person`) and gives the rows. */
export async function rows<Row>(db: Db, sql: string, bindings: Bindings = {}): Promise<Row[]> {
  const result = await db.raw(sql, bindings as Record<string, never>);
  return result.rows;
}

/** The only row, or undefined when there is none. */
export const row = async <Row>(db: Db, sql: string, bindings: Bindings = {}): Promise<Row | undefined> =>
  (await rows<Row>(db, sql, bindings))[0];

/**
 * Runs `work` in one transaction, again when PostgreSQL broke a deadlock or a serialisation by ending it. Inside a
 * transaction that is under way it joins that one, and leaves trying again to whoever opened it. `tries: 1` is for work
 * that cannot be done twice, such as the `next()` of a document middleware.
 */
export async function inTransaction<T>(strapi: Core.Strapi, work: (db: Db) => Promise<T>, { tries = TRIES } = {}): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await strapi.db.transaction(({ trx }) => work(trx as unknown as Db));
    } catch (error) {
      if (strapi.db.inTransaction()) throw error;
      if (!isRetryable(error)) throw conflictOf(error) ?? error;
      if (attempt === tries) throw new Busy({ tries });
      await pause(5 * 2 ** attempt);
    }
  }
}

/** The name of the constraint that an error comes from, when PostgreSQL refused for one. */
const constraintOf = (error: unknown): string | undefined => (error as { constraint?: string }).constraint;

const codeOf = (error: unknown) => (error as { code?: string }).code;
const isRetryable = (error: unknown) => codeOf(error) === '40001' || codeOf(error) === '40P01';

function conflictOf(error: unknown): Error | undefined {
  const broken = codeOf(error) === '23505' || codeOf(error) === '23503' || codeOf(error) === '23001' || codeOf(error) === '23P01';
  return broken ? new Conflict({ constraint: constraintOf(error) ?? 'unknown' }) : undefined;
}

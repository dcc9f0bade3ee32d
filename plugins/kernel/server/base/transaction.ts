import { setTimeout as pause } from 'node:timers/promises';
import type { Core } from '@strapi/strapi';
import { Busy } from './busy.ts';
import { stringField } from './caught-error.ts';
import { type Refusal, refusal } from './refusal.ts';

/** A database connection or a transaction. */
export type Db = Core.Strapi['db']['connection'];

type Bindings = Readonly<Record<string, unknown>>;

/** A concurrent change caused a constraint violation: of a value that must be unique, or of a reference to a deleted row. */
const Conflict = refusal<{ constraint: string }>('kernel.conflict');

const MAX_TRIES = 4;

/** Runs SQL with named bindings (`:person`), and returns its rows. */
export async function rows<Row>(db: Db, sql: string, bindings: Bindings = {}): Promise<Row[]> {
  const result = await db.raw(sql, bindings);
  return result.rows;
}

/** Same as `rows`, but returns nothing: for statements without a result. */
export async function execute(db: Db, sql: string, bindings: Bindings = {}): Promise<void> {
  await rows(db, sql, bindings);
}

/** Same as `rows`, but returns the first row, or undefined when there is none. */
export const row = async <Row>(db: Db, sql: string, bindings: Bindings = {}): Promise<Row | undefined> =>
  (await rows<Row>(db, sql, bindings))[0];

/**
 * Runs `work` in a transaction, and again when PostgreSQL aborts it because of a deadlock or a serialisation failure. Inside another
 * transaction it joins that one, whose owner retries. `tries: 1` is for work that cannot be repeated, such as the `next()` of a document
 * middleware. @throws Busy after the last try, Conflict when a constraint is violated
 */
export async function inTransaction<T>(strapi: Core.Strapi, work: (db: Db) => Promise<T>, { tries = MAX_TRIES } = {}): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await strapi.db.transaction(({ trx }: { trx: Db }) => work(trx));
    } catch (error) {
      if (strapi.db.inTransaction()) throw error;
      if (!isRetryable(error)) throw conflictOf(error) ?? error;
      if (attempt === tries) throw new Busy({ waiting: 0 });
      await pause(5 * 2 ** attempt);
    }
  }
}

/** PostgreSQL's error codes for a serialisation failure and a deadlock. */
const RETRYABLE_CODES = ['40001', '40P01'];

/** PostgreSQL's error codes for a unique, a foreign key (23503, and 23001 from release 18 on) and an exclusion constraint. */
const CONFLICT_CODES = ['23505', '23503', '23001', '23P01'];

const isRetryable = (error: unknown) => RETRYABLE_CODES.includes(stringField(error, 'code') ?? '');

/** The refusal to respond with when an error of the database says that a concurrent change violates a constraint. */
export function conflictOf(error: unknown): Refusal | undefined {
  if (!CONFLICT_CODES.includes(stringField(error, 'code') ?? '')) return undefined;

  return new Conflict({ constraint: stringField(error, 'constraint') ?? 'unknown' });
}

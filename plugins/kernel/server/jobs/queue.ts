import { setTimeout as pause } from 'node:timers/promises';
import type { Core } from '@strapi/strapi';
import { backoff } from '../base/backoff.ts';
import { failureText, stackOf } from '../base/caught-error.ts';
import { withRequestId } from '../base/request-id.ts';
import { type Db, execute, inTransaction, row } from '../base/transaction.ts';
import type { Queue, QueueJob } from './job.ts';

/** A row that a worker has claimed: what identifies it, and what the work needs to know. */
type ClaimedRow = Readonly<{ attempts: number; requestId?: string | null }>;

type QueueOptions<Row> = Readonly<
  Pick<QueueJob, 'id' | 'name' | 'concurrency'> & {
    queue: Queue;
    /** The SQL condition over `q` that finds the claimed row again, with the fields of the row as bindings: `q.id = :id`. */
    key: string;
    /** The seconds to wait after a number of failed attempts. */
    retryAfter?: (attempts: number) => number;
    /** What the log calls the row; the id of the job by default. */
    describe?: (claimed: Row) => string;
  }
>;

/** How long a worker may take for one row, in seconds: then the row has failed, and the worker goes on. */
const ROW_TIME_LIMIT = 120;

/** How long before the end of its lease the work is given up, in seconds, so that nobody else has begun it by then. */
const LEASE_MARGIN = 10;

/**
 * A queue whose work is done in the database alone. The row stays locked while `run` works, and the effect is committed together with the mark
 * that `run` sets on the row: a killed worker leaves neither, and another takes the row at once. A row that fails is due again later.
 */
export function transactionalQueue<Row extends ClaimedRow>({
  claim,
  run,
  ...options
}: QueueOptions<Row> & {
  /** Locks one row that is due, `for update skip locked`. `attempts` counts those before this one. */
  claim: (db: Db, strapi: Core.Strapi) => Promise<Row | undefined>;
  run: (tools: { strapi: Core.Strapi; db: Db }, claimed: Row) => Promise<void>;
}): QueueJob {
  return {
    ...options,
    async runNext(strapi) {
      let claimed: Row | undefined;
      try {
        await withinLimit(
          inTransaction(strapi, async (db) => {
            const next = await claim(db, strapi);
            claimed = next;
            if (next) await withRequestId(next.requestId ?? null, () => run({ strapi, db }, next));
          }),
        );
      } catch (error) {
        if (!claimed) throw error;
        await postpone(strapi, options, claimed, { error, attempts: claimed.attempts + 1 });
      }
      return claimed !== undefined;
    },
  };
}

/**
 * A queue whose work talks to the network: claim, commit, work, settle, so that no transaction waits for a foreign host. The claim is a lease
 * (the row becomes due again after `lease` seconds, later after many attempts), which another worker takes over when this one is killed. `settle` saves the result in a transaction;
 * it is not called when the lease was lost meanwhile. The work may therefore be done twice, its result counts once.
 */
export function leasedQueue<Key extends string | number, Result>({
  lease,
  keyColumn,
  work,
  settle,
  ...options
}: Omit<QueueOptions<LeasedRow<Key>>, 'key'> & {
  lease: number;
  keyColumn: string;
  work: (strapi: Core.Strapi, key: Key) => Promise<Result>;
  /** Saves the result of the row. Its attempts and failure are as the claim left them: `settle` clears them, or deletes the row. */
  settle: (tools: { strapi: Core.Strapi; db: Db }, claimed: LeasedRow<Key>, result: Result) => Promise<void>;
}): QueueJob {
  const { table, due, waiting } = options.queue;
  // The moment at which the lease ends: that of another lease differs, whatever was changed in between.
  const fence = `extract(epoch from q.${due})::text`;
  const key = `q.${keyColumn} = :key and ${fence} = :lease`;
  const claim = (db: Db) =>
    row<LeasedRow<Key>>(
      db,
      `update ${table} q set attempts = attempts + 1, failure = null, ${due} = cordee.now() + make_interval(secs => greatest(cast(:seconds as float), least(2 ^ attempts, 3600)))
       where ${keyColumn} = (select ${keyColumn} from ${table} q where ${waiting} and ${due} <= cordee.now()
                             order by attempts, ${due} limit 1 for update skip locked)
       returning q.${keyColumn} as key, q.attempts, ${fence} as lease`,
      { seconds: lease },
    );

  return {
    ...options,
    async runNext(strapi) {
      const claimed = await claim(strapi.db.connection);
      if (!claimed) return false;

      try {
        const result = await withinLimit(work(strapi, claimed.key), lease - LEASE_MARGIN);
        await inTransaction(strapi, async (db) => {
          const held = await row(db, `select from ${table} q where ${key} for update`, claimed);
          if (held) await settle({ strapi, db }, claimed, result);
        });
      } catch (error) {
        await postpone(strapi, { ...options, key }, claimed, { error, attempts: claimed.attempts });
      }
      return true;
    },
  };
}

type LeasedRow<Key> = ClaimedRow & Readonly<{ key: Key; lease: string }>;

async function postpone<Row extends ClaimedRow>(
  strapi: Core.Strapi,
  { id, queue, key, retryAfter = backoff, describe = () => id }: QueueOptions<Row>,
  claimed: Row,
  { error, attempts }: { error: unknown; attempts: number },
): Promise<void> {
  strapi.log.error(`${describe(claimed)} failed, attempt ${attempts}: ${stackOf(error)}`);
  await execute(
    strapi.db.connection,
    `update ${queue.table} q set attempts = :made, failure = :failure, ${queue.due} = cordee.now() + make_interval(secs => :wait)
     where ${key} and ${queue.waiting}`,
    { ...claimed, made: attempts, failure: failureText(error), wait: retryAfter(attempts) },
  );
}

/** Rejects when the work does not end: a promise that never settles would keep its loop for ever. */
export async function withinLimit<T>(work: Promise<T>, seconds = ROW_TIME_LIMIT): Promise<T> {
  const timer = new AbortController();
  const limit = pause(seconds * 1000, undefined, { ref: false, signal: timer.signal }).then(() => {
    throw new Error(`did not end within ${seconds} s`);
  });
  try {
    return await Promise.race([work, limit]);
  } finally {
    limit.catch(() => {});
    timer.abort();
  }
}

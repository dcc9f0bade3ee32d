import { rows } from '../base/transaction.ts';
import type { ScheduledJob } from './job.ts';

/** Rows deleted in one statement: each must end well within the time limit of a statement. */
const BATCH = 1_000;

/** Batches of one run: what is left waits for the next run. */
const MAX_BATCHES = 200;

type PurgeOptions = Pick<ScheduledJob, 'id' | 'name' | 'schedule'> &
  Readonly<{
    /** The table, and the SQL condition over its rows `q` that are of no use any more. */
    table: string;
    expired: string;
    /** The column that identifies a row, and the one by which the oldest come first. */
    key?: string;
    oldest: string;
  }>;

/** A scheduled job that deletes rows once they are of no use: a date that was missed needs no run of its own. */
export const purgeJob = ({ id, name, schedule, table, expired, key = 'id', oldest }: PurgeOptions): ScheduledJob => ({
  id,
  name,
  schedule,
  missed: 'last',
  did: {
    fr: '{deleted, plural, =0 {rien à supprimer} one {# ligne supprimée} other {# lignes supprimées}}',
    en: '{deleted, plural, =0 {nothing to delete} one {# row deleted} other {# rows deleted}}',
  },
  async run({ db }) {
    let deleted = 0;
    for (let batch = 0; batch < MAX_BATCHES; batch += 1) {
      const gone = await rows(
        db,
        `delete from ${table} where ${key} in (
           select q.${key} from ${table} q where ${expired} order by q.${oldest} limit ${BATCH} for update skip locked) returning 1`,
      );
      deleted += gone.length;
      if (gone.length < BATCH) break;
    }
    return { deleted };
  },
});

import { existsSync, readFileSync } from 'node:fs';
import type pg from 'pg';

/** What a PostgreSQL server has done, counted from some start. Processor time in milliseconds; null where the system has no /proc. */
export type Counters = Readonly<{ commits: number; walBytes: number; processorMs: number | null }>;

/** What a PostgreSQL server did during so many milliseconds. */
export type Load = Counters & Readonly<{ durationMs: number }>;

/** The kernel counts the times in /proc/<pid>/stat in hundredths of a second (USER_HZ), on every processor that Node supports. */
const TICK_MS = 10;
const NANOSECONDS_PER_MS = 1_000_000;

/** Reads the counters of a server: the commits of one database; WAL and processor time of the whole server, whose first process is `pid`. */
export async function readCounters(client: pg.Client, { database, pid }: { database: string; pid: number }): Promise<Counters> {
  const { rows } = await client.query<{ commits: number; walBytes: number }>(
    `select xact_commit::float8 as commits, pg_wal_lsn_diff(pg_current_wal_insert_lsn(), '0/0')::float8 as "walBytes"
     from pg_stat_database where datname = $1`,
    [database],
  );
  const [counted] = rows;
  if (!counted) throw new Error(`There is no database ${database}.`);

  return { ...counted, processorMs: processorTimeOf(pid) };
}

/** The load between two readings of the counters. */
export function loadBetween(before: Counters, after: Counters, durationMs: number): Load {
  return { ...subtract(after, before), durationMs };
}

/** What one repetition cost: the load while `repetitions` were done, less what the idle server does in as much time. */
export function costOfOne(acting: Load, idle: Load, repetitions: number): Counters {
  return scale(subtract(acting, scale(idle, acting.durationMs / idle.durationMs)), 1 / repetitions);
}

/** The load of one minute at this rate. */
export const perMinute = (load: Load): Counters => scale(load, 60_000 / load.durationMs);

/** The median of each counter. */
export function medianOf(all: readonly Counters[]): Counters {
  const times = all.flatMap(({ processorMs }) => (processorMs === null ? [] : [processorMs]));
  return {
    commits: median(all.map(({ commits }) => commits)),
    walBytes: median(all.map(({ walBytes }) => walBytes)),
    processorMs: times.length === 0 ? null : median(times),
  };
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const [lower = Number.NaN, upper = Number.NaN] = [sorted[Math.floor((sorted.length - 1) / 2)], sorted[Math.floor(sorted.length / 2)]];
  return (lower + upper) / 2;
}

const subtract = (a: Counters, b: Counters): Counters => ({
  commits: a.commits - b.commits,
  walBytes: a.walBytes - b.walBytes,
  processorMs: a.processorMs === null || b.processorMs === null ? null : a.processorMs - b.processorMs,
});

const scale = ({ commits, walBytes, processorMs }: Counters, factor: number): Counters => ({
  commits: commits * factor,
  walBytes: walBytes * factor,
  processorMs: processorMs === null ? null : processorMs * factor,
});

/** The processor time of a process, of its children, and of those of its children that have ended, in milliseconds. */
function processorTimeOf(pid: number): number | null {
  if (!existsSync(`/proc/${pid}/schedstat`)) return null;

  // A child that ends between two readings would count twice or not at all.
  for (;;) {
    const endedBefore = endedChildrenOf(pid);
    const children = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').split(' ').filter(Boolean);
    const running = [String(pid), ...children].map(timeOnProcessor).reduce((sum, time) => sum + time, 0);
    if (endedChildrenOf(pid) === endedBefore) return running + endedBefore;
  }
}

/** The processor time of a process of one thread. Its times in /proc/<pid>/stat are the same, but in steps of 10 ms. */
function timeOnProcessor(pid: string): number {
  try {
    return Number(readFileSync(`/proc/${pid}/schedstat`, 'utf8').split(' ')[0]) / NANOSECONDS_PER_MS;
  } catch {
    return 0; // It has ended; from now on it is counted among the ended children.
  }
}

/** The processor time of the children that have ended: cutime and cstime, the 14th and 15th field after the name in parentheses. */
function endedChildrenOf(pid: number): number {
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return (Number(fields[13]) + Number(fields[14])) * TICK_MS;
}

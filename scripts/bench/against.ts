// `npm run bench -- --against <commit>`: what a learner's act costs PostgreSQL in this version and in an earlier one. See docs/performance.md.
import { mkdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { startMailServer } from '../../test/mail-server.ts';
import { testSettings } from '../../test/settings.ts';
import { root } from '../folders.ts';
import { ProcessFailed } from '../managed-process.ts';
import { type Postgres, removePostgres, startPostgres } from '../postgres.ts';
import { TEXT_LESSONS } from './data.ts';
import { type RunningVersion, SCENARIOS, type Scenario } from './scenarios.ts';
import { type Counters, costOfOne, type Load, loadBetween, medianOf, perMinute, readCounters } from './server-load.ts';
import { CannotCompare, checkOut, fillDatabase, removeCheckout, resolveCommit, startVersion, type Version } from './version.ts';

/** `seconds`: the time that a measurement takes in the rest of the benchmark; the number of repetitions follows from it. */
type Options = Readonly<{ folder: string; log: (line: string) => void; seconds: number }>;
type Plan = Readonly<{
  repetitions: number;
  read: (version: Version) => Promise<Counters>;
  signal: AbortSignal;
  log: (line: string) => void;
}>;

/** One round of one scenario: the load while it was acted, and the load of as long a time without requests. */
type Round = Readonly<{ idle: Load; acting: Load }>;
type Rounds = Readonly<Record<'ours' | 'theirs', Round[]>>;

const ROUNDS = 3;

/** The pace of the repetitions, in milliseconds: slow enough for the worker to fall asleep in between. */
const PACE_MS = 300;
const REPETITIONS_PER_SECOND = 10;
const WARM_UP_REPETITIONS = 10;

/** The transactions of a connection appear in pg_stat_database once it has been idle for ten seconds. */
const STATISTICS_DELAY_MS = 11_000;

/** The ratio to an earlier version that is wanted for the processor time and the commits of an act. */
const TARGET = 0.5;

// What the server does for itself would fall into some rounds and not into others.
const NO_HOUSEKEEPING = ['autovacuum=off', 'checkpoint_timeout=1h', 'max_wal_size=8GB'];

/** Compares the working tree with a commit and prints the ratios; resolves with an exit code. Leaves no worktree, whatever happens. */
export async function benchAgainst(commitName: string, { folder, log, seconds }: Options): Promise<number> {
  const interruption = new AbortController();
  const interrupt = () => {
    if (!interruption.signal.aborted) log('Interrupted: stopping and removing everything …');
    interruption.abort();
  };
  for (const event of ['SIGINT', 'SIGTERM', 'disconnect'] as const) process.on(event, interrupt);
  try {
    const repetitions = Math.min(REPETITIONS_PER_SECOND * seconds, TEXT_LESSONS.length);
    await compare(resolveCommit(commitName), { folder, log, repetitions, signal: interruption.signal });
    return 0;
  } catch (error) {
    if (!interruption.signal.aborted)
      console.error(error instanceof CannotCompare || error instanceof ProcessFailed ? error.message : error);
    return 1;
  }
}

async function compare(commit: string, { folder, ...options }: Omit<Plan, 'read'> & { folder: string }): Promise<void> {
  const { log, signal } = options;
  const [postgresFolder, checkout] = [path.join(folder, 'postgres'), path.join(folder, 'against')];
  removeCheckout(checkout);
  await removePostgres(postgresFolder);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });

  await using cleanup = new AsyncDisposableStack();
  log(`Checking ${commit} out and installing its packages …`);
  cleanup.defer(() => removeCheckout(checkout));
  await checkOut(commit, checkout, signal);
  log('Starting PostgreSQL …');
  const server = cleanup.adopt(await startPostgres(postgresFolder, { flags: NO_HOUSEKEEPING }), ({ stop }) => stop());
  const mail = cleanup.adopt(await startMailServer(), ({ stop }) => stop());
  const statistics = new pg.Client({ connectionString: server.url('postgres') });
  await statistics.connect();
  cleanup.defer(() => statistics.end());

  const ours = makeVersion({ name: 'working tree', root, database: 'ours' }, { server, smtpPort: mail.port, folder });
  const theirs = makeVersion({ name: commit, root: checkout, database: 'theirs' }, { server, smtpPort: mail.port, folder });
  for (const version of [ours, theirs]) {
    signal.throwIfAborted();
    log(`${version.name}: creating the tables, the demo data and a course of 300 lessons …`);
    await statistics.query(`create database ${version.database}`);
    await fillDatabase(version);
  }
  await statistics.query('checkpoint');
  const read = ({ database }: Version) => readCounters(statistics, { database, pid: server.pid });
  print(commit, await measure({ ours, theirs }, { ...options, read }), options.repetitions);
}

function makeVersion(
  version: Pick<Version, 'name' | 'root' | 'database'>,
  { server, smtpPort, folder }: { server: Postgres; smtpPort: number; folder: string },
): Version {
  const env = testSettings(server.url(version.database), { DATABASE_POOL: '10', SMTP_PORT: String(smtpPort) });
  return { ...version, env, logs: path.join(folder, 'logs', version.database) };
}

/** Lets the two versions take turns, so that other load on the machine affects both; only one of them runs at a time. */
async function measure({ ours, theirs }: Record<'ours' | 'theirs', Version>, plan: Plan): Promise<ReadonlyMap<Scenario, Rounds>> {
  const measured = new Map<Scenario, Rounds>(SCENARIOS.map((scenario) => [scenario, { ours: [], theirs: [] }]));
  plan.log(`Measuring: ${ROUNDS} rounds of ${plan.repetitions} repetitions, one each ${PACE_MS} ms …\n`);
  for (let round = 1; round <= ROUNDS; round += 1)
    for (const [side, version] of [
      ['ours', ours],
      ['theirs', theirs],
    ] as const) {
      plan.signal.throwIfAborted();
      await using running = await startVersion(version);
      for (const [scenario, rounds] of measured) {
        const result = await measureScenario(scenario, { version, running, plan });
        rounds[side].push(result);
        plan.log(`Round ${round}, ${version.name}: ${scenario.name}: ${describe(costOfOne(result.acting, result.idle, plan.repetitions))}`);
      }
    }
  return measured;
}

type Subject = Readonly<{ version: Version; running: RunningVersion; plan: Plan }>;

async function measureScenario({ prepare, act }: Scenario, { version, running, plan }: Subject): Promise<Round> {
  const { repetitions, signal } = plan;
  const repeat = (times: number) => atSteadyPace(times, (repetition) => act(running, repetition), signal);
  await prepare(running);
  await repeat(WARM_UP_REPETITIONS);
  await prepare(running);
  await pause(STATISTICS_DELAY_MS, undefined, { signal });

  const idle = await loadDuring(() => pause(repetitions * PACE_MS, undefined, { signal }), { version, plan });
  const acting = await loadDuring(() => repeat(repetitions), { version, plan });
  return { idle, acting };
}

/** The load of the server while this is done, and until its statistics contain it. */
async function loadDuring(work: () => Promise<unknown>, { version, plan }: Pick<Subject, 'version' | 'plan'>): Promise<Load> {
  const [before, startedAt] = [await plan.read(version), performance.now()];
  await work();
  await pause(STATISTICS_DELAY_MS, undefined, { signal: plan.signal });
  return loadBetween(before, await plan.read(version), performance.now() - startedAt);
}

async function atSteadyPace(times: number, act: (repetition: number) => Promise<void>, signal: AbortSignal): Promise<void> {
  const startedAt = performance.now();
  for (let repetition = 0; repetition < times; repetition += 1) {
    await act(repetition);
    await pause(Math.max(startedAt + (repetition + 1) * PACE_MS - performance.now(), 0), undefined, { signal });
  }
}

function print(commit: string, measured: ReadonlyMap<Scenario, Rounds>, repetitions: number): void {
  for (const [{ name }, { ours, theirs }] of measured) {
    const costOf = (rounds: readonly Round[]) => medianOf(rounds.map(({ acting, idle }) => costOfOne(acting, idle, repetitions)));
    printTable(`${name}, each`, { commit, ours: costOf(ours), theirs: costOf(theirs), target: TARGET });
  }
  const all = [...measured.values()];
  const idleOf = (rounds: readonly Round[]) => medianOf(rounds.map(({ idle }) => perMinute(idle)));
  const [ours, theirs] = [idleOf(all.flatMap((rounds) => rounds.ours)), idleOf(all.flatMap((rounds) => rounds.theirs))];
  printTable('idle, per minute', { commit, ours, theirs, target: null });
}

type Comparison = Readonly<{ commit: string; ours: Counters; theirs: Counters; target: number | null }>;

function printTable(title: string, { commit, ours, theirs, target }: Comparison): void {
  console.log(`\n${title.padEnd(22)}${'ours'.padStart(10)}${commit.padStart(10)}${'ratio'.padStart(8)}`);
  printRow('  processor time, ms', ours.processorMs, theirs.processorMs, target);
  printRow('  commits', ours.commits, theirs.commits, target);
  printRow('  WAL, kB', ours.walBytes / 1024, theirs.walBytes / 1024, null);
}

function printRow(label: string, ours: number | null, theirs: number | null, target: number | null): void {
  console.log(
    `${label.padEnd(22)}${ours === null || theirs === null ? '   not measured: this system has no /proc' : columns(ours, theirs, target)}`,
  );
}

function columns(ours: number, theirs: number, target: number | null): string {
  const ratio = theirs === 0 ? Number.NaN : ours / theirs;
  const verdict = target === null ? 'for the record' : `target at most ${target}: ${ratio <= target ? 'reached' : 'NOT reached'}`;
  return `${ours.toFixed(2).padStart(10)}${theirs.toFixed(2).padStart(10)}${(Number.isNaN(ratio) ? '–' : ratio.toFixed(2)).padStart(8)}    ${verdict}`;
}

const describe = ({ commits, walBytes, processorMs }: Counters) =>
  `${commits.toFixed(1)} commits, ${processorMs === null ? '–' : processorMs.toFixed(2)} ms, ${(walBytes / 1024).toFixed(1)} kB of WAL`;

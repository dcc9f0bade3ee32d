import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestApp, type TestApp } from '../test-app.ts';
import { type KilledWorkers, startKilledWorkers } from './killed-workers.ts';

const [OCCURRENCES, KILLED_CONNECTIONS, KILLED_WORKERS] = [1_000, 200, 10];

let app: TestApp;
let workers: KilledWorkers;

beforeAll(async () => {
  app = await startTestApp({ settings: { LOG_LEVEL: 'error' } });
  await app.database.query('create table drill_effect (due_at timestamptz, half int, at timestamptz default clock_timestamp())');
  workers = await startKilledWorkers(app.database.url);
});
afterAll(async () => {
  await workers.stop();
  await app.close();
});

const count = async (sql: string) => Number((await app.database.query<{ count: string }>(`select count(*) from ${sql}`))[0]?.count);
const waiting = () => count(`cordee.job_run where job = 'drill.report' and state = 'waiting'`);

/** Ends one connection of a worker that is in the midst of a run, as a network or a database that fails does. */
const killConnection = async () =>
  (
    await app.database.query(
      `select pg_terminate_backend(pid) from pg_stat_activity
       where datname = current_database() and application_name = 'cordee' and query like '%pg_sleep%' and state = 'active'
       order by random() limit 1`,
    )
  ).length;

/** Waits until every run that was under way at this moment has ended, and returns how long that took, in milliseconds. */
async function resumedAfter(since: number): Promise<number> {
  const underWay = await app.database.query<{ id: string }>(
    `select id from cordee.job_run where job = 'drill.report' and state = 'waiting' and attempts > 0 and started_at is not null`,
  );
  for (;;) {
    const left = await app.database.query('select from cordee.job_run where id = any($1) and started_at is not null and state = $2', [
      underWay.map(({ id }) => id),
      'waiting',
    ]);
    if (left.length === 0 || (await waiting()) === 0) return Date.now() - since;
    await pause(50);
  }
}

describe('a thousand dates that are due', () => {
  it('JOB-3 two workers run each once, while their connections and they themselves are killed', { timeout: 600_000 }, async () => {
    await app.database.query(
      `insert into cordee.job_run (job, due_at) select 'drill.report', cordee.now() - n * interval '1 minute'
       from generate_series(1, ${OCCURRENCES}) n`,
    );
    const resumptions: number[] = [];
    const killWorkers = async () => {
      for (let kills = 0; kills < KILLED_WORKERS; kills += 1) {
        const [, resumed] = await Promise.all([workers.killNext(), pause(20).then(() => resumedAfter(Date.now()))]);
        resumptions.push(resumed);
      }
    };
    let killed = 0;
    const killConnections = async () => {
      while (killed < KILLED_CONNECTIONS && (await waiting()) > 0) {
        killed += await killConnection();
        await pause(100);
      }
    };
    const startedAt = Date.now();
    await Promise.all([killWorkers(), killConnections()]);
    await expect.poll(waiting, { timeout: 300_000 }).toBe(0);

    console.log(
      `${OCCURRENCES} dates in ${((Date.now() - startedAt) / 1000).toFixed(0)} s: ${killed} connections and ${resumptions.length} workers killed; ` +
        `a run under way was resumed and ended within ${Math.max(...resumptions)} ms at most (${resumptions.join(', ')})`,
    );
    expect(killed).toBe(KILLED_CONNECTIONS);
    expect(await count(`cordee.job_run where job = 'drill.report' and state = 'done'`)).toBe(OCCURRENCES);
    expect(await count('(select distinct due_at, half from drill_effect) effects'), 'lost').toBe(2 * OCCURRENCES);
    expect(await count('drill_effect'), 'doubled').toBe(2 * OCCURRENCES);
  });
});

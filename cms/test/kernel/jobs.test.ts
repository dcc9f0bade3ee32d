import { appOf, daily, inTransaction, leasedQueue, type ScheduledJob, startWorker, transactionalQueue } from '@cordee/kernel';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { startTestApp, type TestApp } from '../test-app.ts';

let app: TestApp;
const NAME = { fr: 'Essai', en: 'Trial' };
type Errand = { id: number; attempts: number };

let claims = 0;

/** Handles the rows of `errand`; fails for the rows that are bad. */
const errand = transactionalQueue<Errand>({
  id: 'test.errand',
  name: NAME,
  queue: { table: 'errand', due: 'due_at', waiting: 'q.done_at is null', label: "'errand'" },
  key: 'q.id = :id',
  async claim(db) {
    claims += 1;
    const due = await db.raw(
      'select id, attempts from errand where done_at is null and due_at <= cordee.now() order by due_at, id limit 1 for update skip locked',
    );
    return due.rows[0];
  },
  async run({ db }, { id }) {
    await db.raw('insert into effect values (:id, :job)', { id, job: 'errand' });
    if (id < 0) throw new Error('a bad row');
    await db.raw('update errand set done_at = cordee.now() where id = :id', { id });
  },
});

/** Talks to a host that does not answer before the test says so. */
let answer: ((value: string) => void)[] = [];
const parcel = leasedQueue<number, string>({
  id: 'test.parcel',
  name: NAME,
  queue: { table: 'parcel', due: 'due_at', waiting: 'q.due_at is not null', label: "'parcel'" },
  keyColumn: 'id',
  lease: 30,
  work: (_, id) => {
    if (id < 0) return Promise.reject(new Error('no such street'));
    return new Promise((resolve) => answer.push(resolve));
  },
  async settle({ db }, { key }, result) {
    await db.raw('insert into effect values (:key, :result)', { key, result });
    await db.raw('delete from parcel where id = :key', { key });
  },
});

const ran: string[] = [];
let failures = 0;
const scheduledJob = (id: string, missed: ScheduledJob['missed']): ScheduledJob => ({
  id,
  name: NAME,
  schedule: daily('03:00'),
  missed,
  did: NAME,
  async run({ db, dueAt }) {
    await db.raw('insert into effect (job, due_at) values (:id, :dueAt)', { id, dueAt });
    if (failures > 0) {
      failures -= 1;
      throw new Error('the printer is on fire');
    }
    ran.push(id);
    return { pages: 3 };
  },
});
const report = scheduledJob('test.report', 'each');
const purge = scheduledJob('test.purge', 'last');

beforeAll(async () => {
  app = await startTestApp();
  await app.database.query(`
    create table errand (id int primary key, due_at timestamptz default cordee.now(), done_at timestamptz, attempts int default 0, failure text);
    create table parcel (id int primary key, due_at timestamptz default cordee.now(), attempts int default 0, failure text);
    create table effect (id int, job text, due_at timestamptz);`);
  appOf(app.strapi).plugins.push({ name: 'test', folder: import.meta.dirname, jobs: [errand, parcel, report, purge] });
});
afterAll(() => app.close());
afterEach(async () => {
  await app.shiftClock('0');
  await app.database.query('truncate errand, parcel, effect');
});

const query = <Row>(sql: string) => app.database.query<Row>(sql);
const withWorkers = async (count: number, run: () => Promise<void>) => {
  const workers = Array.from({ length: count }, () => startWorker(app.strapi));
  await run().finally(() => Promise.all(workers.map((worker) => worker.stop())));
};
const runsOf = (job: string) =>
  app.database.query<{ due: string; state: string; attempts: number; failure: string | null; requested_by: string | null }>(
    `select to_char(due_at at time zone 'Europe/Paris', 'YYYY-MM-DD HH24:MI') as due, state, attempts, failure, requested_by
     from cordee.job_run where job = $1 order by id`,
    [job],
  );

describe('a queue', () => {
  it('JOB-3 handles each row once with two workers; a bad row waits, says why and delays no other', async () => {
    await query('insert into errand select n from generate_series(-1, 40) n where n <> 0');
    await withWorkers(2, async () => {
      await expect.poll(() => query('select from errand where done_at is null and id > 0'), { timeout: 10_000 }).toEqual([]);
      await expect.poll(() => query('select attempts, failure from errand where id < 0')).toMatchObject([{ failure: 'a bad row' }]);
    });
    const effects = await query<{ id: number }>('select id from effect order by id');
    expect(effects.map(({ id }) => id)).toEqual(Array.from({ length: 40 }, (_, index) => index + 1));
  });

  it('JOB-3 waits longer after each failure, and is done once its cause is gone', async () => {
    await query('insert into errand values (-5)');
    await withWorkers(1, async () => {
      for (const [attempts, wait] of [
        [1, 2],
        [2, 4],
        [3, 8],
      ]) {
        await expect
          .poll(
            () =>
              query(
                'select attempts, round(extract(epoch from due_at - cordee.now()))::int <= $wait$'.replace('$wait$', String(wait)) +
                  ' as soon from errand',
              ),
            { timeout: 10_000 },
          )
          .toEqual([{ attempts, soon: true }]);
        expect(await query(`select from errand where due_at > cordee.now() + interval '${(wait ?? 0) - 2} seconds'`)).toHaveLength(1);
        await query('update errand set due_at = cordee.now()');
      }
      await query('update errand set id = 5, due_at = cordee.now()');
      await expect.poll(() => query('select from errand where done_at is not null'), { timeout: 10_000 }).toHaveLength(1);
    });
  });

  it('JOB-3 sleeps while other queues are notified, and at once handles what it is notified of', async () => {
    await withWorkers(1, async () => {
      await expect.poll(() => query('select from cordee.job where polled_at is not null'), { timeout: 5_000 }).not.toEqual([]);
      await new Promise((resolve) => setTimeout(resolve, 1_500));
      const before = claims;
      for (let index = 0; index < 20; index += 1) await query(`select pg_notify('cordee_work', 'kernel.send-mail')`);
      await new Promise((resolve) => setTimeout(resolve, 1_500));
      expect(claims).toBe(before);
      await app.database.query(`with row as (insert into errand values (9)) select pg_notify('cordee_work', 'test.errand')`);
      await expect.poll(() => query('select from effect where id = 9'), { timeout: 900, interval: 20 }).toHaveLength(1);
      expect(claims).toBeGreaterThan(before);
    });
  });

  it('JOB-3 one that waits for a host holds no transaction, and delays no other queue', async () => {
    answer = [];
    await query('insert into parcel values (1)');
    await withWorkers(2, async () => {
      await expect.poll(() => answer.length, { timeout: 5_000 }).toBe(1);
      await new Promise((resolve) => setTimeout(resolve, 2_000));
      await query('insert into errand values (7)');
      await expect.poll(() => query('select from effect where id = 7'), { timeout: 5_000 }).toHaveLength(1);
      expect(
        await query(
          `select from pg_stat_activity where datname = current_database() and xact_start < clock_timestamp() - interval '1 second'`,
        ),
      ).toEqual([]);
      expect(answer, 'another worker takes it too').toHaveLength(1);
      answer[0]?.('delivered');
      await expect.poll(() => query('select job from effect where id = 1'), { timeout: 5_000 }).toEqual([{ job: 'delivered' }]);
    });
  });

  it('JOB-3 a lease that a killed worker left behind ends, and the answer of a worker that lost its lease counts no more', async () => {
    answer = [];
    await query('insert into parcel values (2)');
    await withWorkers(1, async () => {
      await expect.poll(() => answer.length, { timeout: 5_000 }).toBe(1);
      const other = startWorker(app.strapi);
      await app.shiftClock('31 seconds');
      await expect.poll(() => answer.length, { timeout: 5_000 }).toBe(2);
      answer[0]?.('too late');
      answer[1]?.('in time');
      await expect.poll(() => query('select from parcel'), { timeout: 5_000 }).toEqual([]);
      await other.stop();
    });
    expect(await query('select job from effect where id = 2')).toEqual([{ job: 'in time' }]);
  });

  it('JOB-3 an answer to what was asked before the row was changed counts no more', async () => {
    answer = [];
    await query('insert into parcel values (4)');
    await withWorkers(1, async () => {
      await expect.poll(() => answer.length, { timeout: 5_000 }).toBe(1);
      const other = startWorker(app.strapi);
      await query('update parcel set attempts = 0, due_at = cordee.now()');
      await expect.poll(() => answer.length, { timeout: 5_000 }).toBe(2);
      answer[0]?.('to the old address');
      await new Promise((resolve) => setTimeout(resolve, 300));
      expect(await query('select from effect where id = 4')).toEqual([]);
      answer[1]?.('to the new address');
      await expect.poll(() => query('select job from effect where id = 4'), { timeout: 5_000 }).toEqual([{ job: 'to the new address' }]);
      await other.stop();
    });
  });

  it('JOB-3 a worker stops at whatever moment it is told to', async () => {
    for (let round = 0; round < 20; round += 1) {
      await query(`insert into errand values (${100 + round})`);
      const worker = startWorker(app.strapi);
      await new Promise((resolve) => setTimeout(resolve, round * 5));
      await worker.stop();
    }
  });

  it('JOB-3 a host that refuses is asked again later, and the row says why', async () => {
    await query('insert into parcel values (-3)');
    await withWorkers(1, async () => {
      await expect
        .poll(() => query('select attempts, failure from parcel'), { timeout: 5_000 })
        .toEqual([{ attempts: 1, failure: 'no such street' }]);
    });
  });
});

describe('a scheduled job', () => {
  it('JOB-2 JOB-3 after three days of downtime runs for every date, or for the last only; two workers do it once', async () => {
    await withWorkers(1, () => expect.poll(() => query(`select from cordee.job where id = 'test.report'`)).toHaveLength(1));
    await query(`update cordee.job set since = '2027-10-29T12:00:00Z'`);
    await query(`delete from cordee.job_run`);
    await query(`update cordee.clock set ahead = timestamptz '2027-11-01T12:00:00Z' - now()`);
    await withWorkers(2, async () => {
      await expect
        .poll(() => query(`select from cordee.job_run where job like 'test.%' and state = 'done'`), { timeout: 5_000 })
        .toHaveLength(4);
    });
    const dates = ['2027-10-30 03:00', '2027-10-31 03:00', '2027-11-01 03:00'];
    expect(await runsOf('test.report')).toMatchObject(dates.map((due) => ({ due, state: 'done', attempts: 1 })));
    expect((await runsOf('test.purge')).map(({ due, state }) => [due, state])).toEqual(
      dates.map((due, index) => [due, index < 2 ? 'skipped' : 'done']),
    );
    expect(await query(`select from effect where job = 'test.report'`)).toHaveLength(3);
    expect(await query(`select from effect where job = 'test.purge'`)).toHaveLength(1);
  });

  it('JOB-2 a clock that is set back an hour makes no date come again', async () => {
    await query(`update cordee.clock set ahead = timestamptz '2027-11-02T02:30:00Z' - now()`);
    await withWorkers(1, async () => {
      await expect.poll(() => runsOf('test.report'), { timeout: 5_000 }).toHaveLength(4);
      await query(`update cordee.clock set ahead = ahead - interval '1 hour'`);
      await new Promise((resolve) => setTimeout(resolve, 2_500));
      await query(`update cordee.clock set ahead = ahead + interval '1 hour'`);
      await new Promise((resolve) => setTimeout(resolve, 2_500));
    });
    expect(await runsOf('test.report')).toHaveLength(4);
  });

  it('JOB-2 a clock that was wrong by a month does not put off the dates to come once it is right again', async () => {
    await query(`update cordee.clock set ahead = timestamptz '2027-12-02T12:00:00Z' - now()`);
    await withWorkers(1, async () => {
      await expect.poll(async () => (await runsOf('test.report')).length, { timeout: 5_000 }).toBe(34);
      await query(`delete from cordee.job_run where due_at < '2027-12-02' and due_at > '2027-11-02T12:00Z' and job like 'test.%'`);
      await query(`update cordee.clock set ahead = timestamptz '2027-11-02T12:00:00Z' - now()`);
      await new Promise((resolve) => setTimeout(resolve, 1_500));
      await query(`update cordee.clock set ahead = timestamptz '2027-11-03T02:00:05Z' - now()`);
      await expect
        .poll(async () => (await runsOf('test.report')).at(-1), { timeout: 5_000 })
        .toMatchObject({ due: '2027-11-03 03:00', state: 'done' });
    });
    await query(`delete from cordee.job_run where due_at > '2027-11-02T12:00Z'`);
  });

  it('JOB-3 one that fails leaves no effect, says why, and runs again later', async () => {
    failures = 1;
    await query(`update cordee.clock set ahead = timestamptz '2027-11-03T02:30:00Z' - now()`);
    await withWorkers(1, async () => {
      await expect
        .poll(async () => [...(await runsOf('test.report')), ...(await runsOf('test.purge'))].filter(({ failure }) => failure), {
          timeout: 5_000,
        })
        .toMatchObject([{ failure: 'the printer is on fire', due: '2027-11-03 03:00' }]);
      await expect.poll(() => query(`select from cordee.job_run where state = 'waiting'`), { timeout: 10_000 }).toEqual([]);
    });
    expect(await query('select from effect')).toHaveLength(2);
  });

  it('JOB-3 a run whose code is gone waits, and stops no other', async () => {
    await query(`insert into cordee.job_run (job, due_at) values ('test.gone', cordee.now())`);
    await query(`update cordee.clock set ahead = timestamptz '2027-11-04T02:30:00Z' - now()`);
    await withWorkers(1, () => expect.poll(() => query(`select from effect`), { timeout: 5_000 }).toHaveLength(2));
    expect(await runsOf('test.gone')).toMatchObject([{ state: 'waiting', attempts: 0 }]);
  });
});

describe('the runs of a job', () => {
  it('JOB-2 are kept ninety days, and the last one for ever', async () => {
    await query(`insert into cordee.job_run (job, due_at, state, ended_at)
      select job, cordee.now() - days * interval '1 day', 'done', cordee.now() - days * interval '1 day'
      from unnest(array['test.rare', 'test.often']) job, unnest(array[120, 91, 89, 1]) days
      where job = 'test.often' or days > 90 order by days desc`);
    await query(`insert into cordee.job_run (job, due_at, requested_by) values ('kernel.purge-job-runs', cordee.now(), 'A B')`);
    await withWorkers(1, () => expect.poll(async () => (await runsOf('test.often')).length, { timeout: 5_000 }).toBe(2));
    expect(await runsOf('test.rare')).toHaveLength(1);
  });
});

describe('a database that may be a copy', () => {
  const restore = () => query(`update cordee.installation set held_since = cordee.now(), held_reason = 'restored'`);

  it('H-68 a restored one runs no job and handles no row, until it is released', async () => {
    await restore();
    await query('insert into errand values (1)');
    await query(`update cordee.clock set ahead = timestamptz '2027-11-06T12:00:00Z' - now()`);
    await withWorkers(1, async () => {
      await new Promise((resolve) => setTimeout(resolve, 2_500));
      expect(await query('select from effect')).toEqual([]);
      const { releaseHold } = await import('../../../plugins/kernel/server/jobs/installation.ts');
      await inTransaction(app.strapi, (db) => releaseHold(app.strapi, db));
      await expect.poll(() => query('select from effect where id = 1'), { timeout: 5_000 }).toHaveLength(1);
      await expect.poll(() => query(`select from effect where job = 'test.report'`), { timeout: 5_000 }).toHaveLength(2);
    });
  });

  it('H-68 one that is started under another address is held, and says which it knew', async () => {
    await query(`update cordee.installation set site_url = 'https://formation.example'`);
    await query('insert into errand values (2)');
    await withWorkers(1, async () => {
      await expect
        .poll(() => query('select held_reason, site_url from cordee.installation'), { timeout: 5_000 })
        .toEqual([{ held_reason: 'moved', site_url: 'https://formation.example' }]);
      await new Promise((resolve) => setTimeout(resolve, 1_500));
    });
    expect(await query('select from effect')).toEqual([]);
    await query('update cordee.installation set held_since = null, held_reason = null, site_url = null');
  });
});

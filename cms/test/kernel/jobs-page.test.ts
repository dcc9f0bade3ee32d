import { appOf, everyMinutes, type ScheduledJob, transactionalQueue } from '@cordee/kernel';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { type MailServer, startMailServer } from '../../../test/mail-server.ts';
import { createStaffUser } from '../staff.ts';
import { startTestApp, type TestApp } from '../test-app.ts';

type Run = { id: string; state: string; requestedBy: string | null; failure: string | null; attempts: number; result: object | null };
type View = {
  hold: { reason: string; siteUrl: string } | null;
  scheduled: { id: string; health: string; nextAt: string; lastRun: Run | null; waiting: Run | null }[];
  queues: { id: string; health: string; due: number; handled: number; failures: { label: string; attempts: number; failure: string }[] }[];
  gone: { name: string; waiting: number }[];
  clockWasAt: string | null;
};

let app: TestApp;
let mailServer: MailServer;
let staff: string;
let isBroken = false;

const NAME = { fr: 'Relevé', en: 'Statement' };
const statement: ScheduledJob = {
  id: 'test.statement',
  name: NAME,
  schedule: everyMinutes(60),
  missed: 'last',
  did: { fr: '{pages} pages', en: '{pages} pages' },
  async run() {
    if (isBroken) throw new Error('the host does not answer');
    return { pages: 3 };
  },
};
const letters = transactionalQueue<{ id: number; attempts: number }>({
  id: 'test.letters',
  name: NAME,
  queue: { table: 'letter', due: 'due_at', waiting: 'true', label: "'letter'" },
  key: 'q.id = :id',
  claim: async (db) =>
    (await db.raw('select id, attempts from letter where due_at <= cordee.now() order by due_at limit 1 for update skip locked')).rows[0],
  async run({ db }, { id }) {
    if (isBroken) throw new Error('no stamps');
    await db.raw('delete from letter where id = :id', { id });
  },
});

beforeAll(async () => {
  mailServer = await startMailServer();
  app = await startTestApp({ settings: { SMTP_PORT: String(mailServer.port), CONTACT: 'equipe@cordee.example' } });
  await app.database.query(
    'create table letter (id int primary key, due_at timestamptz default cordee.now(), attempts int default 0, failure text)',
  );
  appOf(app.strapi).plugins.push({ name: 'test', folder: import.meta.dirname, jobs: [statement, letters] });
  staff = await createStaffUser(app, 'operator@cordee.example', { superAdmin: true });
  app.startWorker();
});
afterAll(async () => {
  await app.close();
  await mailServer.stop();
});
afterEach(() => {
  isBroken = false;
});

const view = async () => (await app.call<View>('GET /kernel/jobs', { token: staff })).body;
const scheduledJob = async (id: string) => (await view()).scheduled.find((job) => job.id === id);
const scheduled = () => scheduledJob('test.statement');
const queue = async () => (await view()).queues.find((job) => job.id === 'test.letters');
const watchEnded = () => expect.poll(async () => (await scheduledJob('kernel.watch-jobs'))?.waiting, { timeout: 5_000 }).toBeNull();
const runNow = (job: string) => app.call(`POST /kernel/jobs/${job}/runs`, { token: staff });
const runs = async (job: string) => (await app.call<{ runs: Run[]; more: boolean }>(`GET /kernel/jobs/${job}/runs`, { token: staff })).body;

describe('the page of jobs', () => {
  it('JOB-2 staff run a job now: a run of its own that bears their name, one for two clicks', async () => {
    // Held, so that the first is still waiting when the second is requested.
    await app.database.query(`update cordee.installation set held_since = cordee.now(), held_reason = 'restored'`);
    await new Promise((resolve) => setTimeout(resolve, 1_500));
    await Promise.all([runNow('test.statement'), runNow('test.statement')]);
    await app.database.query('update cordee.installation set held_since = null, held_reason = null');
    await expect.poll(scheduled, { timeout: 5_000 }).toMatchObject({
      health: 'ok',
      waiting: null,
      lastRun: { state: 'done', result: { pages: 3 }, requestedBy: expect.stringMatching(/./) },
    });
    expect((await runs('test.statement')).runs).toHaveLength(1);
    expect(await app.database.query(`select staff_name from cordee.staff_act where act = 'kernel.job-run'`)).toHaveLength(2);
  });

  it('JOB-2 one that fails says why and when it is tried again; run again once the cause is gone, it is in order', async () => {
    isBroken = true;
    await runNow('test.statement');
    await expect
      .poll(scheduled, { timeout: 5_000 })
      .toMatchObject({ health: 'failing', waiting: { failure: 'the host does not answer', attempts: 1, state: 'waiting' } });
    isBroken = false;
    await runNow('test.statement');
    await expect
      .poll(scheduled, { timeout: 5_000 })
      .toMatchObject({ health: 'ok', lastRun: { state: 'done', attempts: expect.any(Number) } });
    expect((await runs('test.statement')).runs[0]).toMatchObject({ failure: 'the host does not answer', state: 'done' });
  });

  it('JOB-2 a queue says which of its rows fail and why, and tries them again when asked to', async () => {
    isBroken = true;
    await app.database.query('insert into letter values (1)');
    await expect
      .poll(queue, { timeout: 5_000 })
      .toMatchObject({ health: 'failing', failures: [{ label: 'letter', failure: 'no stamps' }] });
    await app.database.query(`update letter set due_at = cordee.now() + interval '1 hour'`);
    isBroken = false;
    await runNow('test.letters');
    await expect.poll(queue, { timeout: 5_000 }).toMatchObject({ health: 'ok', failures: [], due: 0 });
  });

  it('JOB-2 runs and deliveries that no code of this release knows are named', async () => {
    await app.database.query(`insert into cordee.job_run (job, due_at) values ('old.report', cordee.now())`);
    await app.database.query(`with e as (insert into cordee.event (name, payload) values ('old.thing', '{}') returning id)
      insert into cordee.delivery (event, listener) select id, 'old.listener' from e`);
    await app.database.query(
      `insert into cordee.mail (to_address, template, locale, facts) values ('a@cordee.example', 'old.letter', 'fr', '{}')`,
    );
    await new Promise((resolve) => setTimeout(resolve, 1_500));
    const { gone, queues } = await view();
    expect(gone).toEqual([
      { name: 'old.report', waiting: 1 },
      { name: 'old.listener', waiting: 1 },
      { name: 'old.letter', waiting: 1 },
    ]);
    expect(queues.map(({ due }) => due)).toEqual(queues.map(() => 0));
    expect(await runNow('old.report')).toMatchObject({ status: 404, body: { code: 'kernel.job_not_found' } });
    expect((await app.call('GET /kernel/jobs/old.report/runs', { token: staff })).status).toBe(404);
    await app.database.query(`delete from cordee.job_run where job = 'old.report'`);
    await app.database.query(`delete from cordee.event where name = 'old.thing'`);
    await app.database.query(`delete from cordee.mail where template = 'old.letter'`);
  });

  it('H-68 of a copy it says why nothing runs and what waits; staff resume it, and that is noted', async () => {
    await app.database.query(`update cordee.installation set held_since = cordee.now(), held_reason = 'restored'`);
    await new Promise((resolve) => setTimeout(resolve, 1_500));
    await app.database.query('insert into letter values (2)');
    await new Promise((resolve) => setTimeout(resolve, 1_500));
    expect(await view()).toMatchObject({ hold: { reason: 'restored' } });
    expect(await queue()).toMatchObject({ due: 1 });
    await app.call('POST /kernel/jobs-resumed', { token: staff });
    await expect.poll(queue, { timeout: 5_000 }).toMatchObject({ due: 0 });
    expect((await view()).hold).toBeNull();
    expect(await app.database.query(`select from cordee.staff_act where act = 'kernel.jobs-resumed'`)).toHaveLength(1);
  });

  it('H-69 a job that has not ended for twice its period is red, and staff get one mail, until it has ended', async () => {
    const mails = () => mailServer.received.filter((mail) => mail.subject?.includes('Relevé'));
    isBroken = true;
    for (const hours of [1, 2, 3]) {
      await app.shiftClock(`${hours} hours`);
      await watchEnded();
    }
    await expect.poll(scheduled, { timeout: 5_000 }).toMatchObject({ health: 'late', waiting: { failure: 'the host does not answer' } });
    const sent = () => app.database.query<{ state: string }>(`select state from cordee.mail where template = 'kernel.jobs-late'`);
    for (const minutes of [5, 20, 35]) {
      await app.shiftClock(`3 hours ${minutes} minutes`);
      await runNow('kernel.watch-jobs');
      await watchEnded();
      await expect.poll(async () => (await sent()).filter(({ state }) => state !== 'sent'), { timeout: 5_000 }).toEqual([]);
    }
    expect(await sent()).toHaveLength(1);
    expect(mails()).toHaveLength(1);
    expect(mails()[0]?.text).toContain('the host does not answer');

    isBroken = false;
    await runNow('test.statement');
    await expect.poll(scheduled, { timeout: 10_000 }).toMatchObject({ health: 'ok' });
    await app.shiftClock('0');
  });

  it('H-69 workers that come back after three days alert nobody of what they are about to do', async () => {
    const alerts = () => app.database.query(`select from cordee.mail where template = 'kernel.jobs-late'`);
    const before = (await alerts()).length;
    await app.shiftClock('4 days');
    const unsettled = async () => (await view()).scheduled.filter(({ waiting, health }) => waiting || health === 'late');
    await expect.poll(unsettled, { timeout: 10_000 }).toEqual([]);
    expect(await alerts()).toHaveLength(before);
    expect((await view()).clockWasAt).toBeNull();
    await app.shiftClock('3 days');
    expect((await view()).clockWasAt, 'the clock was set back').not.toBeNull();
    await app.shiftClock('0');
  });

  it('JOB-2 runs are listed page by page, missing none', async () => {
    await app.database.query(`insert into cordee.job_run (job, due_at, state, ended_at)
      select 'test.statement', timestamptz '2026-01-01' + n * interval '1 hour', 'skipped', now() from generate_series(1, 70) n`);
    const seen = new Set<string>();
    let before = '';
    for (let more = true; more; ) {
      const { body } = await app.call<{ runs: Run[]; more: boolean }>(
        `GET /kernel/jobs/test.statement/runs${before && `?before=${before}`}`,
        {
          token: staff,
        },
      );
      for (const { id } of body.runs) seen.add(id);
      before = body.runs.at(-1)?.id ?? '';
      more = body.more;
    }
    const [count] = await app.database.query<{ count: string }>(`select count(*) from cordee.job_run where job = 'test.statement'`);
    expect(seen.size).toBe(Number(count?.count));
  });
});

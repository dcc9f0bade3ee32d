import { appOf, type Job, row, startWorker } from '@cordee/kernel';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestApp, type TestApp } from '../test-app.ts';

let app: TestApp;

const job: Job = {
  id: 'test.do',
  async run({ db }) {
    const due = await row<{ id: number }>(db, 'select id from todo where not done order by id limit 1 for update skip locked');
    if (!due) return false;
    await db.raw('insert into effect values (:id)', due);
    await db.raw('update todo set done = true where id = :id', due);
    return true;
  },
};
const failingJob: Job = {
  id: 'test.failing',
  async run({ db }) {
    await db.raw('insert into effect values (-1)');
    throw new Error('not this one');
  },
};

beforeAll(async () => {
  app = await startTestApp();
  await app.database.query('create table todo (id int, done boolean default false)');
  await app.database.query('create table effect (id int)');
  await app.database.query('insert into todo select generate_series(1, 40)');
  appOf(app.strapi).plugins.push({ name: 'test', folder: import.meta.dirname, jobs: [failingJob, job] });
});
afterAll(() => app.close());

describe('a job', () => {
  it('is done once for each thing that is due, with two workers at it, whatever other jobs fail', async () => {
    const workers = [startWorker(app.strapi), startWorker(app.strapi)];
    await expect.poll(() => app.database.query('select from todo where not done'), { timeout: 10_000 }).toEqual([]);
    await Promise.all(workers.map((worker) => worker.stop()));
    const effects = await app.database.query<{ id: number }>('select id from effect order by id');
    expect(effects.map(({ id }) => id)).toEqual(Array.from({ length: 40 }, (_, index) => index + 1));
  });
});

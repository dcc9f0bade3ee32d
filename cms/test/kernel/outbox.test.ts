import { appOf, events, inTransaction, rows, startWorker } from '@cordee/kernel';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestApp, type TestApp } from '../test-app.ts';

const testEvents = events<{ counted: { number: number } }>('test');

let app: TestApp;
let failures = 0;

beforeAll(async () => {
  app = await startTestApp();
  await app.database.query('create table effect (listener text, number int)');
  const effect = (listener: string) =>
    testEvents.listener(listener, 'counted', async ({ db }, { payload }) => {
      await db.raw('insert into effect values (:listener, :number)', { listener, number: payload.number });
      if (listener === 'test.fails-at-first' && failures > 0) {
        failures -= 1;
        throw new Error('not this time');
      }
    });
  appOf(app.strapi).plugins.push({
    name: 'test',
    folder: import.meta.dirname,
    listeners: [effect('test.one'), effect('test.two'), effect('test.fails-at-first')],
  });
});
afterAll(() => app.close());

const announce = (number: number) => inTransaction(app.strapi, (db) => testEvents.announce(app.strapi, db, 'counted', { number }));
const effects = (listener: string) =>
  app.database.query<{ number: number }>('select number from effect where listener = $1 order by number', [listener]);
const pendingDeliveries = async () => (await app.database.query('select from cordee.delivery where done_at is null')).length;

describe('the outbox', () => {
  it('each listener runs once for each event, with two workers at it', async () => {
    const workers = [startWorker(app.strapi), startWorker(app.strapi)];
    await Promise.all(Array.from({ length: 40 }, (_, number) => announce(number)));
    await expect.poll(pendingDeliveries, { timeout: 20_000 }).toBe(0);
    await Promise.all(workers.map((worker) => worker.stop()));
    for (const listener of ['test.one', 'test.two'])
      expect(
        (await effects(listener)).map(({ number }) => number),
        listener,
      ).toEqual(Array.from({ length: 40 }, (_, number) => number));
  });

  it('what was rolled back was never announced', async () => {
    const before = (await app.database.query('select from cordee.event')).length;
    const rolledBack = inTransaction(app.strapi, async (db) => {
      await testEvents.announce(app.strapi, db, 'counted', { number: 1000 });
      expect(await rows(db, 'select from cordee.event', {}), 'before it is rolled back').toHaveLength(before + 1);
      throw new Error('no');
    });
    await expect(rolledBack).rejects.toThrow('no');
    expect(await app.database.query('select from cordee.event')).toHaveLength(before);
  });

  it('a listener that fails leaves nothing behind, holds up nobody, and is tried again', async () => {
    failures = 2;
    const worker = startWorker(app.strapi);
    await announce(2000);
    await expect
      .poll(
        () =>
          app.database.query<{ attempts: number; failure: string }>(
            "select attempts, failure from cordee.delivery where listener = 'test.fails-at-first' and done_at is null",
          ),
        { timeout: 5_000 },
      )
      .toMatchObject([{ attempts: 1, failure: 'not this time' }]);
    await expect.poll(async () => (await effects('test.one')).some(({ number }) => number === 2000), { timeout: 5_000 }).toBe(true);
    const effectsOfFailing = async () => (await effects('test.fails-at-first')).filter(({ number }) => number === 2000);
    expect(await effectsOfFailing(), 'while it fails').toHaveLength(0);

    for (const interval of ['1 minute', '2 minutes'])
      await app.shiftClock(interval).then(() => new Promise((resolve) => setTimeout(resolve, 1500)));
    await worker.stop();
    expect(await effectsOfFailing(), 'once it no longer fails').toHaveLength(1);
    await app.shiftClock('0');
  });
});

import { setTimeout as pause } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { stopStages } from './stop-stages.ts';

/** Parts that tell `events` what becomes of them; one without `takes` never stops by itself. */
function system() {
  const events: string[] = [];
  const part = (name: string, takes?: number) => ({
    name,
    async stop() {
      events.push(`${name} stops`);
      await (takes === undefined ? new Promise(() => {}) : pause(takes));
      events.push(`${name} has stopped`);
    },
    kill: () => void events.push(`${name} is killed`),
  });
  return { events, part };
}

describe('OPS-3 the parts of the system', () => {
  it('stop together, and those that others depend on after them', async () => {
    const { events, part } = system();
    const stages = [
      { parts: [part('site', 20), part('worker', 10)], killedAfterMs: 1_000 },
      { parts: [part('CMS', 0)], killedAfterMs: 2_000 },
    ];
    await stopStages(stages, () => {});
    expect(events).toEqual(['site stops', 'worker stops', 'worker has stopped', 'site has stopped', 'CMS stops', 'CMS has stopped']);
  });

  it('are killed when they hang, each in time for those that stop after them, and the log says which', async () => {
    const { events, part } = system();
    const log: unknown[] = [];
    const mailbox = { name: 'mailbox', stop: () => new Promise(() => {}) };
    const stages = [
      { parts: [part('site'), part('worker', 0)], killedAfterMs: 50 },
      { parts: [part('CMS'), mailbox], killedAfterMs: 100 },
      { parts: [part('database', 0)], killedAfterMs: 150 },
    ];
    await stopStages(stages, (failure) => log.push(failure));
    expect(events.slice(3)).toEqual(['site is killed', 'CMS stops', 'CMS is killed', 'database stops', 'database has stopped']);
    expect(log).toEqual([
      'The site has not stopped in time, and is killed.',
      'The CMS has not stopped in time, and is killed.',
      'The mailbox has not stopped in time.',
    ]);
  });

  it('stop although another fails to, which is logged', async () => {
    const { events, part } = system();
    const errors: unknown[] = [];
    const broken = { name: 'site', stop: () => Promise.reject(new Error('canary')) };
    await stopStages(
      [
        { parts: [broken], killedAfterMs: 1_000 },
        { parts: [part('database', 0)], killedAfterMs: 1_000 },
      ],
      (error) => errors.push(error),
    );
    expect([events, errors]).toEqual([['database stops', 'database has stopped'], [new Error('canary')]]);
  });
});

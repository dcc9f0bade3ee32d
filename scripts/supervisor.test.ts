import { describe, expect, it, vi } from 'vitest';
import { ProcessFailed } from './managed-process.ts';
import { claimPort } from './ports.ts';
import { isTriedAgain, restartDelay, supervise } from './supervisor.ts';

const failed = (exitCode: number | null) => new ProcessFailed('cms', exitCode, '');

describe('OPS-3 a start that failed', () => {
  it.each([
    ['was killed', null, true, true],
    ['found no database', 69, true, true],
    ['had a bug', 70, false, true],
    ['was of an older release than the database', 76, false, false],
    ['found edited migrations', 77, false, false],
    ['had wrong settings', 78, false, false],
  ])('because it %s is tried again: at first, and later on', (_, exitCode, first, later) => {
    expect(isTriedAgain(failed(exitCode), { hasRun: false }), 'at first').toBe(first);
    expect(isTriedAgain(failed(exitCode), { hasRun: true }), 'later on').toBe(later);
  });

  it('is tried again after a growing while, of two seconds at most', () => {
    expect([1, 2, 3, 4, 5, 100].map(restartDelay)).toEqual([0, 500, 1_000, 2_000, 2_000, 2_000]);
  });
});

describe('OPS-3 a process that is supervised', () => {
  /** Processes whose starts have these outcomes in turn; `end` ends the one that runs. */
  function processes(outcomes: readonly ('runs' | Error)[]) {
    const starts = outcomes.values();
    let end = () => {};
    const start = vi.fn(async () => {
      const { value } = starts.next();
      if (value !== 'runs') throw value;
      const ended = new Promise<void>((resolve) => {
        end = resolve;
      });
      return { ended, stop: async () => end(), kill: () => end() };
    });
    const giveUp = vi.fn();
    return { start, giveUp, end: () => end(), supervised: supervise({ name: 'cms', start, log: () => {}, giveUp }) };
  }

  it('is started until it runs, and again when it ends', async () => {
    const { supervised, start, end } = processes([failed(69), failed(null), 'runs', 'runs']);
    await supervised.ready;
    expect(start).toHaveBeenCalledTimes(3);
    end();
    await vi.waitFor(() => expect(start).toHaveBeenCalledTimes(4), { timeout: 5_000 });
    await supervised.stop();
    expect(start).toHaveBeenCalledTimes(4);
  });

  it('is given up when another start would be of no use', async () => {
    const newer = failed(76);
    const { giveUp, end, supervised } = processes(['runs', newer]);
    await supervised.ready;
    end();
    await vi.waitFor(() => expect(giveUp).toHaveBeenCalledWith(newer));
  });
});

it('OPS-1 two installations that start in the same second take different ports', async () => {
  const first = await claimPort();
  expect(await Promise.all([claimPort(first), claimPort(first)])).not.toContain(first);
});

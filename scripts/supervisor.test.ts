import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { ProcessFailed, type StartSignals, startProcess } from './managed-process.ts';
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

describe('OPS-3 a process that hangs while it starts', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'cordee-supervisor-'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  /** Supervises a process that hangs at its first start, in which it runs the script, and is ready at the next. */
  function hanging({ script, ...options }: Readonly<{ script: string; startTimeoutMs?: number }>) {
    const log: string[] = [];
    const scripts = [script, 'process.send({ ready: true })'].values();
    const start = vi.fn((signals: StartSignals) => {
      const args = ['-e', `${scripts.next().value}; console.log('hangs'); setInterval(() => {}, 1_000)`];
      return startProcess({ name: 'cms', args, env: {}, log: path.join(folder, 'log'), cwd: folder, signals });
    });
    return { start, log, supervised: supervise({ name: 'cms', start, log: (line) => log.push(line), giveUp() {}, ...options }) };
  }

  it('is stopped after a while, which is logged, and started again', async () => {
    const { supervised, log } = hanging({ script: '', startTimeoutMs: 500 });
    await supervised.ready;
    expect(log).toEqual(['The cms had not started after 0.5 s, and was stopped.', expect.stringContaining('The cms is started again')]);
    await supervised.stop();
  });

  it('is killed, when the whole system stops and it does not obey, and not started again', async () => {
    const { supervised, start } = hanging({ script: `process.on('SIGTERM', () => {})` });
    await vi.waitFor(() => expect(readFileSync(path.join(folder, 'log'), 'utf8')).toContain('hangs'), { timeout: 5_000 });
    const stopped = supervised.stop();
    supervised.kill();
    await stopped;
    expect(start).toHaveBeenCalledTimes(1);
  });
});

it('OPS-1 two installations that start in the same second take different ports', async () => {
  const first = await claimPort();
  expect(await Promise.all([claimPort(first), claimPort(first)])).not.toContain(first);
});

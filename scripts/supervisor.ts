import { setTimeout as pause } from 'node:timers/promises';
import { ProcessFailed, type StartSignals } from './managed-process.ts';

/** A process, or the embedded database, that runs. `ended` resolves once it has ended. */
type Running = Readonly<{ ended: Promise<unknown>; stop: () => Promise<unknown>; kill: () => void }>;

/** A process that is started again whenever it ends. `ready` resolves once it runs for the first time; `stop` and `kill` end it for good. */
export type Supervised = Readonly<{
  name: string;
  ready: Promise<void>;
  restart: () => void;
  stop: () => Promise<void>;
  kill: () => void;
}>;

type Options = Readonly<{
  name: string;
  start: (signals: StartSignals) => Promise<Running>;
  /** How long it may take to start, in milliseconds, before it counts as hanging and is stopped, to be started again. */
  startTimeoutMs?: number;
  log: (line: string) => void;
  /** Called when there is no use in starting it again. */
  giveUp: (error: unknown) => void;
  /** While developing: once it has run, after a start that failed nothing but `restart` starts it again. */
  waitsForRestart?: boolean;
}>;

/** Exit codes that say what a person has to put right first: a database of a newer release, edited migrations, wrong settings. */
const NOT_AGAIN: readonly unknown[] = [76, 77, 78];

/** The exit code of a process that could not reach the database. */
const DATABASE_AWAY = 69;

/** How long a process has to have run for its next end to count as the first one, in milliseconds. */
const STEADY_MS = 60_000;

/**
 * Whether a start that failed is tried again. A first start that fails because of a bug is not: it would fail again, and nobody is served yet.
 * One that was killed, or found no database, is. (OPS-3)
 */
export function isTriedAgain(error: unknown, { hasRun }: { hasRun: boolean }): boolean {
  if (!(error instanceof ProcessFailed)) return hasRun;
  if (NOT_AGAIN.includes(error.exitCode)) return false;
  return hasRun || error.exitCode === null || error.exitCode === DATABASE_AWAY;
}

/** How long to wait before a start, in milliseconds, after so many ends or failed starts in a row. (OPS-3) */
export const restartDelay = (failures: number): number => (failures <= 1 ? 0 : Math.min(2_000, 125 * 2 ** failures));

/**
 * Starts a process and keeps it running: whenever it ends, also while it starts, it is started again, with a growing delay. `restart` starts
 * it anew at once. (OPS-3)
 */
export function supervise({ name, start, startTimeoutMs, log, giveUp, waitsForRestart = false }: Options): Supervised {
  const [stopping, killing] = [new AbortController(), new AbortController()];
  const { promise: ready, resolve } = Promise.withResolvers<void>();
  let child: Running | undefined;
  let failures = 0;
  let isRestart = false;
  let startNow = () => {};
  const kept = keep().catch((error) => stopping.signal.aborted || giveUp(error));

  return {
    name,
    ready,
    restart() {
      isRestart = true;
      startNow();
      void child?.stop();
    },
    async stop() {
      stopping.abort();
      startNow();
      await child?.stop();
      await kept;
    },
    kill() {
      killing.abort();
      child?.kill();
    },
  };

  async function keep(): Promise<void> {
    for (let hasRun = false; ; hasRun = true) {
      child = await begin({ hasRun });
      // Stopped while it was starting.
      if (stopping.signal.aborted) return void (await child.stop());
      resolve();
      isRestart = false;
      const startedAt = performance.now();
      await child.ended;
      stopping.signal.throwIfAborted();
      failures = isRestart || performance.now() - startedAt > STEADY_MS ? 0 : failures + 1;
      if (!isRestart) log(`The ${name} ended unexpectedly; restarting it …`);
      await delay(restartDelay(failures));
    }
  }

  async function begin(once: { hasRun: boolean }): Promise<Running> {
    for (;;) {
      stopping.signal.throwIfAborted();
      const hanging = startTimeoutMs === undefined ? new AbortController().signal : AbortSignal.timeout(startTimeoutMs);
      try {
        return await start({ stop: AbortSignal.any([stopping.signal, hanging]), kill: killing.signal });
      } catch (error) {
        const waits = waitsForRestart && once.hasRun;
        if (stopping.signal.aborted || !(waits || hanging.aborted || isTriedAgain(error, once))) throw error;
        failures += 1;
        if (hanging.aborted) log(`The ${name} had not started after ${Number(startTimeoutMs) / 1000} s, and was stopped.`);
        log(`${messageOf(error)}\nThe ${name} is started again ${waits ? 'once a file changes' : 'in a moment'} …`);
        await delay(waits ? undefined : restartDelay(failures));
      }
    }
  }

  /** Waits so many milliseconds, or until `startNow` is called. */
  async function delay(ms: number | undefined): Promise<void> {
    const called = new Promise<void>((resume) => {
      startNow = resume;
    });
    await Promise.race([called, ...(ms === undefined ? [] : [pause(ms)])]);
  }
}

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

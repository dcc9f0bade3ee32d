import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import { Piscina } from 'piscina';
import { boundedQueue } from './bounded-queue.ts';

/** How many threads work at once: one processor is left to the requests. */
const THREADS = Math.max(1, availableParallelism() - 1);

/** How much more may wait for a thread: what a class that signs in at nine needs. */
const WAITING = 100;

/** How long a thread without work stays, in milliseconds: it has loaded what its tasks need. */
const IDLE_TIMEOUT_MS = 60_000;

const queued = boundedQueue({ atOnce: THREADS, waiting: WAITING });

let cachedPool: Piscina | undefined;

const createPool = (options: Readonly<{ maxThreads: number; niceIncrement?: number }>) =>
  new Piscina({ minThreads: 0, idleTimeout: IDLE_TIMEOUT_MS, atomics: 'disabled', ...options });

/** The one pool of the process. Its threads give way to all that is not one of them. */
function pool(): Piscina {
  cachedPool ??= createPool({ maxThreads: THREADS, niceIncrement: 10 });
  return cachedPool;
}

/** A function that a file exports, as a task. */
type Task<F extends (input: never) => unknown> = (input: Parameters<F>[0]) => Promise<Awaited<ReturnType<F>>>;

/**
 * Declares a task of a worker thread: `name`, a function that the file exports, which neither blocks the requests under way nor shares
 * anything with them. What goes in and out is copied. @throws Busy, when too many tasks wait
 */
export function threadTask<F extends (input: never) => unknown>(file: URL, name: string): Task<F> {
  const filename = fileURLToPath(file);
  return (input) => queued(() => pool().run(input, { filename, name }));
}

/**
 * Same as `threadTask`, by as many threads of its own: it waits for no task of another kind, and gives way to none. Whoever calls it sees to it that
 * no more are under way at once.
 */
export function ownThreadTask<F extends (input: never) => unknown>(file: URL, name: string, threads: number): Task<F> {
  let ownPool: Piscina | undefined;
  const filename = fileURLToPath(file);
  return (input) => {
    ownPool ??= createPool({ maxThreads: threads });
    return ownPool.run(input, { filename, name });
  };
}

/** How many tasks the threads of this process have done. */
export const tasksDone = (): number => cachedPool?.completed ?? 0;

import type { Server } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';
import { stackOf } from './server/base/caught-error.ts';

/**
 * How long a process may take to end, in milliseconds, whatever hangs: less than the 20 seconds that whoever supervises it is told to wait before
 * killing it. `npm start` kills sooner what others are waiting for (`scripts/stop-stages.ts`). (OPS-3)
 */
const END_TIMEOUT_MS = 18_000;

/** How long the requests under way may take to end once the process is told to, in milliseconds: less than `npm start` leaves to the site. */
const DRAIN_TIMEOUT_MS = 12_000;

/** How many errors that nothing handled are logged: to log may be what fails, once nobody reads the log any more. */
const MAX_ERRORS_LOGGED = 20;

/** The exit code of a process that a bug has ended: it may be started again. */
export const EXIT_BUG = 70;

/**
 * Shuts an HTTP server down gracefully: accepts no more connections, waits until the requests under way have ended, and closes what is
 * left after `timeoutMs` milliseconds. A stop drops no accepted request that ends within that time. (OPS-3)
 */
export async function drain(server: Server, timeoutMs = DRAIN_TIMEOUT_MS): Promise<void> {
  const closed = new Promise<void>((resolve) => server.close(() => resolve()));
  const closeIdle = setInterval(() => server.closeIdleConnections(), 100);
  server.closeIdleConnections();

  await Promise.race([closed, pause(timeoutMs)]);
  clearInterval(closeIdle);
  server.closeAllConnections();
}

/** A running process: how what is under way in it ends, and where it logs. */
type Running = Readonly<{
  stop: () => Promise<void>;
  log: Readonly<{ info: (message: string) => void; error: (message: string) => void }>;
}>;

/**
 * Ends this process in good order, once: when it is told to, when the process that started it has ended, and after an error that nothing
 * handled. Nobody knows in which state such an error leaves it: it is logged, also while the process ends, and whoever supervises the process
 * starts it again. (OPS-3)
 */
export function endInOrder({ stop, log }: Running): void {
  let isEnding = false;
  let errors = 0;
  const end = async (reason: string, exitCode: number) => {
    if (isEnding) return;
    isEnding = true;
    log.info(`stopping: ${reason}`);
    setTimeout(() => {
      log.error(`stopped although not all had ended within ${END_TIMEOUT_MS} ms`);
      process.exit(exitCode);
    }, END_TIMEOUT_MS);
    await stop().catch((error) => log.error(stackOf(error)));
    process.exit(exitCode);
  };
  const on = (event: string, listener: (cause: unknown) => void) => process.removeAllListeners(event).on(event, listener);

  on('SIGTERM', () => end('received SIGTERM', 0));
  on('SIGINT', () => end('received SIGINT', 0));
  // Started by another process, such as `npm start`: once that one has ended, nothing else would stop this process.
  on('disconnect', () => end('the parent process has ended', 0));
  // Also for rejected promises that nothing handles, unless the program listens for those itself, as Astro does.
  on('uncaughtException', (error) => {
    errors += 1;
    if (errors <= MAX_ERRORS_LOGGED) log.error(`unhandled: ${stackOf(error)}`);
    void end('an error that nothing handled', EXIT_BUG);
  });
}

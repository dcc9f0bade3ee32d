import { setTimeout as pause } from 'node:timers/promises';

/** A part of the system that can be stopped; `kill` ends it at once. */
type Part = Readonly<{ name: string; stop: () => Promise<unknown>; kill?: () => void }>;

/** Parts that stop at the same time; those that have not, so many milliseconds after the stop of the whole system began, are killed. */
export type Stage = Readonly<{ parts: Part[]; killedAfterMs: number }>;

/**
 * Stops the parts of each stage together, and each stage after the former one, whose parts depend on it. What hangs is killed when the time of its
 * stage is over, and `log` is told which, so that each stage after it keeps some seconds, and the whole ends by the time limit of the last one. (OPS-3)
 */
export async function stopStages(stages: readonly Stage[], log: (failure: unknown) => void): Promise<void> {
  const startedAt = performance.now();
  for (const { parts, killedAfterMs } of stages) {
    const running = new Set(parts);
    const stopped = Promise.all(parts.map((part) => part.stop().then(() => running.delete(part), log)));
    const timeout = pause(startedAt + killedAfterMs - performance.now(), 'timeout' as const, { ref: false });
    if ((await Promise.race([stopped, timeout])) !== 'timeout') continue;

    for (const { name, kill } of running) {
      log(`The ${name} has not stopped in time${kill ? ', and is killed' : ''}.`);
      kill?.();
    }
  }
}

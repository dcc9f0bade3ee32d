import { setTimeout as pause } from 'node:timers/promises';
import { timeUntilStep } from './domain/time-step.ts';

/**
 * Waits, without any work, until the next multiple of a fixed time after `startedAt` (of `performance.now()`); who waited for a turn adds that to
 * `startedAt`. What a password is compared with takes as long as its hash is old: an answer that came when it was done would tell an account of
 * before from a new one and from none. (ACC-1)
 */
export const untilFixedTime = (startedAt: number): Promise<void> => pause(timeUntilStep(performance.now() - startedAt), undefined);

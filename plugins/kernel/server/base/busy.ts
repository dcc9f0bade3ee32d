import { refusal } from './refusal.ts';

/**
 * The work could not be done now, but may be in a moment: its transaction failed several times in a row because of concurrent ones
 * (`tries`), or as much work is waiting as may wait (`waiting`).
 */
export const Busy = refusal<{ tries: number } | { waiting: number }>('kernel.busy', 503);

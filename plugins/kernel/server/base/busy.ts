import { refusal } from './refusal.ts';

/**
 * The work could not be done now, but may be in a moment: as much work is waiting as may wait (`waiting`), or, where that is 0, its transaction
 * failed several times in a row because of concurrent ones.
 */
export const Busy = refusal<{ waiting: number }>('kernel.busy', 503);

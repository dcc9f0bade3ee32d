import pLimit from 'p-limit';
import { Busy } from '../base/busy.ts';

/** `atOnce`: how much work is under way at most; `waiting`: how much more may wait for its turn. */
type Bounds = Readonly<{ atOnce: number; waiting: number }>;

/**
 * Makes a queue for work that takes a processor for some time: more of it than the bounds is refused at once, so that a flood cannot make
 * everybody wait. @throws Busy, when as much is waiting as may
 */
export function boundedQueue({ atOnce, waiting }: Bounds): <T>(work: () => Promise<T>) => Promise<T> {
  const limit = pLimit(atOnce);
  return async (work) => {
    if (limit.activeCount + limit.pendingCount >= atOnce + waiting) throw new Busy({ waiting });

    return limit(work);
  };
}

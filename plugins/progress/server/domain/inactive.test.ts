import { plusDays } from '@cordee/kernel/pure';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { INACTIVE_AFTER, inactiveFor, type LearnerInSession } from './inactive.ts';

const today = '2026-11-22';
const ago = (days: number) => plusDays(today, -days);
const learner = (more: Partial<LearnerInSession> = {}): LearnerInSession => ({
  startsOn: ago(60),
  endsOn: plusDays(today, 30),
  lastOn: null,
  follows: true,
  ...more,
});

describe('an inactive learner', () => {
  it.each([
    ['never came, for three weeks', { startsOn: ago(21) }, 21],
    ['never came, for a day less', { startsOn: ago(20) }, null],
    ['came on the day three weeks ago', { lastOn: ago(21) }, 21],
    ['came a day later', { lastOn: ago(20) }, null],
    ['came before the first day only', { startsOn: ago(30), lastOn: ago(90) }, 30],
    ['came before a first day that is recent', { startsOn: ago(5), lastOn: ago(90) }, null],
    ['has a last day that is today', { endsOn: today }, 60],
    ['has a last day that has passed', { endsOn: ago(1) }, null],
    ['has not begun', { startsOn: plusDays(today, 3) }, null],
    ['has finished, or holds no slot where one is needed', { follows: false }, null],
  ])('ACC-18 %s', (_, more, days) => {
    expect(inactiveFor(learner(more), today)).toBe(days);
  });

  it('ACC-18 who stays away stays inactive, a day longer each day, until the last one', () => {
    const days = fc.integer({ min: 0, max: 200 });
    fc.assert(
      fc.property(days, days, fc.option(days), (started, lasts, last) => {
        const someone = learner({ startsOn: ago(started), endsOn: plusDays(today, lasts), lastOn: last === null ? null : ago(last) });
        const now = inactiveFor(someone, today);
        const later = inactiveFor(someone, plusDays(today, 1));
        if (lasts === 0) expect(later).toBeNull();
        else if (now !== null) expect(later).toBe(now + 1);
        if (now !== null) expect(now).toBeGreaterThanOrEqual(INACTIVE_AFTER);
      }),
    );
  });
});

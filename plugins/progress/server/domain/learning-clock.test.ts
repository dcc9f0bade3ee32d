import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type ClockRange, minReadingTime, playingTime, spendClock } from './learning-clock.ts';

const served = Date.UTC(2026, 2, 2, 9);
const at = (seconds: number) => new Date(served + seconds * 1000);
const length = (ranges: readonly ClockRange[]) => ranges.reduce((sum, [from, to]) => sum + to - from, 0);

/** Reports in the order in which they arrive, each of a page served some time before. */
const reports = fc.array(fc.record({ wait: fc.nat(60), open: fc.nat(300), seconds: fc.nat(400) }), { maxLength: 30 }).map((steps) => {
  let now = 0;
  return steps.map(({ wait, open, seconds }) => {
    now += wait;
    return { servedAt: at(now - open), reportedAt: at(now), milliseconds: playingTime(seconds) };
  });
});

describe('the learning clock', () => {
  it('LRN-13 two lessons that are open at once share the clock', () => {
    const first = spendClock({ servedAt: at(0), reportedAt: at(60), spent: [] }, playingTime(100));
    expect(first.missing).toBe(0);
    expect(spendClock({ servedAt: at(0), reportedAt: at(60), spent: first.spent }, playingTime(32)).missing).toBeGreaterThan(0);
    expect(spendClock({ servedAt: at(0), reportedAt: at(60), spent: first.spent }, playingTime(30)).missing).toBe(0);
  });

  it('H-85 what was played while the line was down counts, whatever was done since', () => {
    const offline = { servedAt: at(0), reportedAt: at(7_200) };
    const later = spendClock({ servedAt: at(3_600), reportedAt: at(7_000), spent: [] }, playingTime(3_000));
    expect(spendClock({ ...offline, spent: later.spent }, playingTime(3_600)).missing).toBe(0);
  });

  it('LRN-13 nothing is spent when there is too little', () => {
    const spent: ClockRange[] = [[served, served + 5_000]];
    expect(spendClock({ servedAt: at(0), reportedAt: at(6), spent }, 20_000)).toEqual({ spent, missing: 20_000 - 1_000 - playingTime(5) });
  });

  it('LRN-13 no stretch is spent twice, and none outside of the time from a page to its report', () => {
    fc.assert(
      fc.property(reports, (all) => {
        let spent: ClockRange[] = [];
        let total = 0;
        for (const { milliseconds, ...page } of all) {
          const result = spendClock({ ...page, spent }, milliseconds);
          if (result.missing === 0) total += milliseconds;
          expect(length(result.spent)).toBe(total);
          const [from, to] = [page.servedAt.getTime() - playingTime(5), page.reportedAt.getTime()];
          expect(length(result.spent.map(([a, b]) => [Math.max(a, from), Math.min(b, to)] as const).filter(([a, b]) => a < b))).toBe(
            length(spent.map(([a, b]) => [Math.max(a, from), Math.min(b, to)] as const).filter(([a, b]) => a < b)) +
              (result.missing === 0 ? milliseconds : 0),
          );
          spent = result.spent;
        }
      }),
    );
  });

  it('LRN-13 a text takes a third of its reading time', () => {
    expect(minReadingTime(180)).toBe(60_000);
  });
});

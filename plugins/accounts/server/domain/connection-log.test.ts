import { atHour, dayIn, plusDays } from '@cordee/kernel/pure';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type ConnectionLogEntry, checkRange, connectedDays, connectedIntervals, IDLE_MINUTES, totalMinutes } from './connection-log.ts';

const PARIS = 'Europe/Paris';
const at = (moment: string) => new Date(`${moment}+01:00`);
const from = (began: string, seen = began, signedIn = false): ConnectionLogEntry => ({ beganAt: at(began), seenAt: at(seen), signedIn });
const shown = (connections: ConnectionLogEntry[]) =>
  connectedIntervals(connections, PARIS).map(({ day, from, to, minutes }) => [day, hour(from), hour(to), minutes]);
const hour = (moment: Date) => new Intl.DateTimeFormat('fr', { timeStyle: 'short', timeZone: PARIS }).format(moment);

describe('the stretches of a presence', () => {
  it('ACC-17 each minute begun counts', () => {
    expect(shown([from('2026-11-02T09:12:10', '2026-11-02T09:40:50')])).toEqual([['2026-11-02', '09:12', '09:41', 29]]);
    expect(shown([from('2026-11-02T09:12:10')])).toEqual([['2026-11-02', '09:12', '09:13', 1]]);
  });

  it.each([
    ['fifteen quiet minutes do not end one', '2026-11-02T09:15:00', 1],
    ['one second more does', '2026-11-02T09:15:01', 2],
  ])('ACC-17 %s', (_, next, intervals) => {
    expect(shown([from('2026-11-02T09:00:00'), from(next)])).toHaveLength(intervals);
  });

  it('ACC-17 who signs in again after signing out begins anew; on a second device they do not', () => {
    const first = from('2026-11-02T09:00:00', '2026-11-02T09:10:00', true);
    expect(shown([first, from('2026-11-02T09:14:00', '2026-11-02T09:20:00', true)])).toEqual([
      ['2026-11-02', '09:00', '09:11', 11],
      ['2026-11-02', '09:14', '09:21', 7],
    ]);
    expect(shown([first, from('2026-11-02T09:05:00', '2026-11-02T09:20:00', true)])).toEqual([['2026-11-02', '09:00', '09:21', 21]]);
  });

  it('ACC-17 midnight ends one and begins another', () => {
    expect(shown([from('2026-11-02T23:50:00', '2026-11-03T00:09:30')])).toEqual([
      ['2026-11-02', '23:50', '00:00', 10],
      ['2026-11-03', '00:00', '00:10', 10],
    ]);
  });

  it.each([
    ['the night when clocks go back', '2026-10-25', 25],
    ['the night when clocks go forward', '2026-03-29', 23],
    ['any other', '2026-11-02', 24],
  ])('ACC-17 %s: the day has as many minutes as it lasts', (_, day, hours) => {
    const [began, end] = [atHour(PARIS, day, 0), atHour(PARIS, plusDays(day, 1), 0)];
    const intervals = connectedIntervals([{ beganAt: began, seenAt: new Date(end.getTime() - 1), signedIn: true }], PARIS);
    expect(intervals).toEqual([{ day, from: began, to: end, minutes: hours * 60 }]);
  });

  it('ACC-17 totals are those of the days asked for', () => {
    const intervals = connectedIntervals(
      [from('2026-11-02T09:00:00', '2026-11-02T09:10:00'), from('2026-11-02T14:00:00'), from('2026-11-03T23:59:00', '2026-11-04T00:30:00')],
      PARIS,
    );
    const days = connectedDays(intervals, { from: '2026-11-02', to: '2026-11-03' });
    expect(days.map(({ day, minutes }) => [day, minutes])).toEqual([
      ['2026-11-02', 12],
      ['2026-11-03', 1],
    ]);
    expect(totalMinutes(days)).toBe(13);
  });
});

describe('the period of a report', () => {
  it.each([
    ['2026-11-02', '2026-11-02', true],
    ['2026-11-02', '2026-11-01', false],
    ['2024-01-01', '2026-12-31', true],
    ['2024-01-01', '2027-01-01', false],
  ])('ACC-17 from %s to %s: %s', (from, to, fits) => {
    const check = () => checkRange({ from, to });
    if (fits) expect(check).not.toThrow();
    else expect(check).toThrow('accounts.period_unfit');
  });
});

const MINUTE = 60_000;
/** Around the autumn night on which an hour comes twice. */
const moment = fc.integer({ min: 0, max: 3 * 24 * 3600 }).map((seconds) => Date.parse('2026-10-23T22:00:00Z') + seconds * 1000);
const connection = fc
  .tuple(moment, fc.integer({ min: 0, max: 5 * 3600 }), fc.boolean())
  .map(([began, seconds, signedIn]) => ({ beganAt: new Date(began), seenAt: new Date(began + seconds * 1000), signedIn }));

/** As the house notes it: what is done within fifteen minutes of what was done last goes on with it. */
function noted(moments: readonly number[]): ConnectionLogEntry[] {
  const kept: { beganAt: Date; seenAt: Date; signedIn: boolean }[] = [];
  for (const at of moments) {
    const last = kept.at(-1);
    if (last && at - last.seenAt.getTime() <= IDLE_MINUTES * MINUTE) last.seenAt = new Date(at);
    else kept.push({ beganAt: new Date(at), seenAt: new Date(at), signedIn: false });
  }
  return kept;
}

describe('whatever was kept', () => {
  it('ACC-17 stretches are in order, apart, of one day each, and of whole minutes', () => {
    fc.assert(
      fc.property(fc.array(connection, { maxLength: 30 }), (connections) => {
        const intervals = connectedIntervals(connections, PARIS);
        for (const [index, { day, from, to, minutes }] of intervals.entries()) {
          expect(dayIn(PARIS, from)).toBe(day);
          expect(dayIn(PARIS, new Date(to.getTime() - 1))).toBe(day);
          expect(minutes).toBe((to.getTime() - from.getTime()) / MINUTE);
          expect(minutes).toBeGreaterThanOrEqual(1);
          const next = intervals[index + 1];
          if (next) expect(next.from.getTime()).toBeGreaterThanOrEqual(to.getTime());
        }
      }),
    );
  });

  it('ACC-17 every minute in which something was done counts once', () => {
    fc.assert(
      fc.property(fc.array(connection, { maxLength: 20 }), (connections) => {
        const each = connections.map((one) => ({ ...one, signedIn: true }));
        const minutes = new Set<number>();
        for (const { beganAt, seenAt } of each)
          for (let minute = Math.floor(beganAt.getTime() / MINUTE); minute <= Math.floor(seenAt.getTime() / MINUTE); minute += 1)
            minutes.add(minute);
        expect(totalMinutes(connectedIntervals(each, PARIS))).toBe(minutes.size);
      }),
    );
  });

  it('ACC-17 it does not matter in which order, how often or how finely it was noted', () => {
    fc.assert(
      fc.property(fc.array(moment, { minLength: 1, maxLength: 60 }), (moments) => {
        const single = moments.map((at) => ({ beganAt: new Date(at), seenAt: new Date(at), signedIn: false }));
        const whole = connectedIntervals(noted([...moments].sort((a, b) => a - b)), PARIS);
        expect(connectedIntervals([...single, ...single], PARIS)).toEqual(whole);
      }),
    );
  });
});

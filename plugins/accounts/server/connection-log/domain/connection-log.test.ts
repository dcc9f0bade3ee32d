import { atHour, dayIn, plusDays } from '@cordee/kernel/pure';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type ConnectionLogEntry, checkRange, connectedDays, connectedIntervals, IDLE_MINUTES, totalMinutes } from './connection-log.ts';

const PARIS = 'Europe/Paris';
const at = (moment: string) => new Date(`${moment}+01:00`);
const from = (began: string, seen = began, signedIn = false): ConnectionLogEntry => ({ beganAt: at(began), seenAt: at(seen), signedIn });
const summary = (connections: ConnectionLogEntry[]) =>
  connectedIntervals(connections, PARIS).map(({ day, from, to, minutes }) => [day, clockTime(from), clockTime(to), minutes]);
const clockTime = (moment: Date) => new Intl.DateTimeFormat('fr', { timeStyle: 'short', timeZone: PARIS }).format(moment);

describe('connected intervals', () => {
  it('ACC-17 each minute begun counts', () => {
    expect(summary([from('2026-11-02T09:12:10', '2026-11-02T09:40:50')])).toEqual([['2026-11-02', '09:12', '09:41', 29]]);
    expect(summary([from('2026-11-02T09:12:10')])).toEqual([['2026-11-02', '09:12', '09:13', 1]]);
  });

  it.each([
    ['fifteen minutes without activity do not end one', '2026-11-02T09:15:00', 1],
    ['one second more does', '2026-11-02T09:15:01', 2],
  ])('ACC-17 %s', (_, next, intervals) => {
    expect(summary([from('2026-11-02T09:00:00'), from(next)])).toHaveLength(intervals);
  });

  it('ACC-17 a sign-in after a sign-out begins a new interval; one on a second device does not', () => {
    const first = from('2026-11-02T09:00:00', '2026-11-02T09:10:00', true);
    expect(summary([first, from('2026-11-02T09:14:00', '2026-11-02T09:20:00', true)])).toEqual([
      ['2026-11-02', '09:00', '09:11', 11],
      ['2026-11-02', '09:14', '09:21', 7],
    ]);
    expect(summary([first, from('2026-11-02T09:05:00', '2026-11-02T09:20:00', true)])).toEqual([['2026-11-02', '09:00', '09:21', 21]]);
  });

  it('ACC-17 midnight ends one and begins another', () => {
    expect(summary([from('2026-11-02T23:50:00', '2026-11-03T00:09:30')])).toEqual([
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

  it('ACC-17 totals are those of the requested days', () => {
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

describe('the range of a report', () => {
  it.each([
    ['2026-11-02', '2026-11-02', true],
    ['2026-11-02', '2026-11-01', false],
    ['2024-01-01', '2026-12-31', true],
    ['2024-01-01', '2027-01-01', false],
  ])('ACC-17 from %s to %s: %s', (from, to, valid) => {
    const check = () => checkRange({ from, to });
    if (valid) expect(check).not.toThrow();
    else expect(check).toThrow('accounts.period_unfit');
  });
});

const MINUTE = 60_000;
/** A moment around the autumn night on which an hour comes twice. */
const moment = fc.integer({ min: 0, max: 3 * 24 * 3600 }).map((seconds) => Date.parse('2026-10-23T22:00:00Z') + seconds * 1000);
const connection = fc
  .tuple(moment, fc.integer({ min: 0, max: 5 * 3600 }), fc.boolean())
  .map(([began, seconds, signedIn]) => ({ beganAt: new Date(began), seenAt: new Date(began + seconds * 1000), signedIn }));

/** The rows that the connection log would hold: activity within fifteen minutes of the last one extends its row. */
function logRows(moments: readonly number[]): ConnectionLogEntry[] {
  const logged: { beganAt: Date; seenAt: Date; signedIn: boolean }[] = [];
  for (const at of moments) {
    const last = logged.at(-1);
    if (last && at - last.seenAt.getTime() <= IDLE_MINUTES * MINUTE) last.seenAt = new Date(at);
    else logged.push({ beganAt: new Date(at), seenAt: new Date(at), signedIn: false });
  }
  return logged;
}

describe('whatever was logged', () => {
  it('ACC-17 intervals are in order, apart, of one day each, and of whole minutes', () => {
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

  it('ACC-17 every minute with activity counts once', () => {
    fc.assert(
      fc.property(fc.array(connection, { maxLength: 20 }), (connections) => {
        const separate = connections.map((entry) => ({ ...entry, signedIn: true }));
        const minutes = new Set<number>();
        for (const { beganAt, seenAt } of separate)
          for (let minute = Math.floor(beganAt.getTime() / MINUTE); minute <= Math.floor(seenAt.getTime() / MINUTE); minute += 1)
            minutes.add(minute);
        expect(totalMinutes(connectedIntervals(separate, PARIS))).toBe(minutes.size);
      }),
    );
  });

  it('ACC-17 it does not matter in which order, how often or how finely activity was logged', () => {
    fc.assert(
      fc.property(fc.array(moment, { minLength: 1, maxLength: 60 }), (moments) => {
        const single = moments.map((at) => ({ beganAt: new Date(at), seenAt: new Date(at), signedIn: false }));
        const whole = connectedIntervals(logRows([...moments].sort((a, b) => a - b)), PARIS);
        expect(connectedIntervals([...single, ...single], PARIS)).toEqual(whole);
      }),
    );
  });
});

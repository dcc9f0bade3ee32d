import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { calendarDays, type DrawnTurn, isWeekend, layOutCalendar, textWidth } from './calendar-layout.ts';

const plus = (day: string, days: number) => new Date(Date.parse(day) + days * 86_400_000).toISOString().slice(0, 10);
const NAMES = ['Amel Rahmani', 'Jules Ferrand', 'Marie-Wilhelmine de Montmorency-Wasserman', 'Zoé', 'Đặng Thị Ngọc Hân', '李小龍'];

const SESSION = { today: '2026-11-25', startsOn: '2026-10-01', endsOn: '2027-01-07' };
const draw = (turns: readonly DrawnTurn[], change: Partial<Parameters<typeof layOutCalendar>[0]> = {}) =>
  layOutCalendar({
    days: calendarDays(SESSION, null),
    today: SESSION.today,
    endsOn: SESSION.endsOn,
    slots: [1, 2],
    turns,
    names: NAMES,
    isUncounted: isWeekend,
    endLabel: (day) => `environ ${day}`,
    ...change,
  });

describe('the days of a calendar', () => {
  it('ROT-6 begin with the present week, or the first of the session, and end with it', () => {
    expect(calendarDays(SESSION, null)).toEqual({ from: '2026-11-23', until: '2027-01-10', earlier: null, later: null });
    expect(calendarDays({ ...SESSION, startsOn: '2026-12-02' }, null).from).toBe('2026-11-30');
    expect(calendarDays({ ...SESSION, endsOn: '2026-11-26' }, null)).toMatchObject({ until: '2026-12-21', later: null });
  });

  it('ROT-6 of a long session are shown by the quarter, each day of it once', () => {
    const year = { ...SESSION, endsOn: '2027-11-20' };
    const first = calendarDays(year, null);
    expect(first).toEqual({ from: '2026-11-23', until: '2027-02-22', earlier: null, later: '2027-02-22' });
    const second = calendarDays(year, first.later);
    expect(second).toEqual({ from: '2027-02-22', until: '2027-05-24', earlier: '2026-11-23', later: '2027-05-24' });
    expect(calendarDays(year, '2027-03-31')).toEqual(second);
    expect(calendarDays(year, '2020-01-01')).toEqual(first);
    expect(calendarDays(year, '2099-01-01')).toMatchObject({ until: '2027-11-22', later: null });
  });
});

describe('the picture of a calendar', () => {
  const turn = { slot: 1, member: 0, from: '2026-11-23', to: '2026-11-30', approximate: false };

  it('ROT-6 draws a turn from its first day to the first day without the slot', () => {
    const { bars, width, rows } = draw([turn, { ...turn, member: 1, from: '2026-11-30', to: '2026-12-07' }]);
    const week = (width / 48) * 7;
    expect(bars.map(({ x }) => x)).toEqual([1, Math.round(week * 10) / 10 + 1]);
    expect(bars[0]?.width).toBeCloseTo(week - 2, 0);
    expect(bars.map(({ name }) => name)).toEqual(['Amel Rahmani', 'Jules Ferrand']);
    expect(rows.map(({ slot, isFree }) => [slot, isFree])).toEqual([
      [1, false],
      [2, true],
    ]);
  });

  it('ROT-6 a turn that began before, or goes on after, reaches beyond the picture, and its name stands in it', () => {
    const { bars, width } = draw([{ ...turn, from: '2026-10-01', to: '2027-06-01' }]);
    expect(bars[0]).toMatchObject({ x: -10, name: 'Amel Rahmani' });
    expect((bars[0]?.x ?? 0) + (bars[0]?.width ?? 0)).toBeGreaterThan(width);
    expect(bars[0]?.textX).toBeGreaterThan(0);
  });

  it('ROT-6 a turn of a day has the initials of its member in its middle', () => {
    const short = Array.from({ length: 20 }, (_, day) => ({ ...turn, from: plus('2026-11-23', day), to: plus('2026-11-24', day) }));
    const [bar] = draw(short).bars;
    expect(bar?.name).toBe('AR');
    expect((bar?.textX ?? 0) + textWidth('AR') / 2).toBeCloseTo((bar?.x ?? 0) + (bar?.width ?? 0) / 2, 0);
  });

  it('ROT-6 an approximate end is written where there is room', () => {
    const approximate = { ...turn, approximate: true };
    expect(draw([{ ...approximate, to: '2027-01-01' }]).bars[0]?.end).toBe('environ 2027-01-01');
    expect(draw([approximate]).bars[0]?.end).toBe('');
  });

  it('ROT-3 shades the days that do not count, a long week-end once', () => {
    const easter = { from: '2027-03-22', until: '2027-04-19' };
    const { shades, width } = draw([], { days: easter, isUncounted: (day) => isWeekend(day) || day === '2027-03-29' });
    expect(shades.map(({ width: shade }) => Math.round((shade / width) * 28))).toEqual([3, 2, 2, 2]);
    expect(draw([], { isUncounted: () => false }).shades).toEqual([]);
  });

  it('ROT-6 marks today and the end of the session where they are shown; their words do not meet and stay in the picture', () => {
    const { today, end } = draw([turn]);
    expect([today?.anchor, end?.anchor, today?.labelY === end?.labelY]).toEqual(['start', 'end', true]);
    const ending = { ...SESSION, endsOn: '2026-11-27' };
    const close = draw([turn], { days: calendarDays(ending, null), endsOn: ending.endsOn });
    expect(close.end?.labelY).toBeGreaterThan(close.today?.labelY ?? 0);
    const later = draw([turn], { days: { from: '2027-02-22', until: '2027-05-24' }, endsOn: '2027-12-01' });
    expect([later.today, later.end, later.bars]).toEqual([null, null, []]);
  });

  const chains = fc
    .array(
      fc.array(
        fc.record({
          days: fc.integer({ min: 0, max: 60 }),
          gap: fc.integer({ min: 0, max: 9 }),
          member: fc.nat(5),
          approximate: fc.boolean(),
        }),
        {
          maxLength: 40,
        },
      ),
      { minLength: 1, maxLength: 4 },
    )
    .map((slots) =>
      slots.flatMap((chain, index) => {
        let next = '2026-11-01';
        return chain.map(({ days, gap, member, approximate }): DrawnTurn => {
          const from = plus(next, gap);
          next = plus(from, days);
          return { slot: index + 1, member, from, to: next, approximate };
        });
      }),
    );

  it('ROT-6 bars of a row never overlap, names and dates stay within their bars, and the dates of the axis do not touch', () => {
    fc.assert(
      fc.property(chains, fc.integer({ min: 0, max: 400 }), (turns, days) => {
        const session = { ...SESSION, endsOn: plus(SESSION.today, days) };
        const { bars, ticks, width, height } = draw(turns, {
          days: calendarDays(session, null),
          endsOn: session.endsOn,
          slots: [1, 2, 3, 4],
        });
        for (const slot of [1, 2, 3, 4]) {
          const row = bars.filter((bar) => bar.turn.slot === slot);
          for (const [index, bar] of row.entries()) {
            const next = row[index + 1];
            const right = Math.min(bar.x + bar.width, width);
            expect(bar.width).toBeGreaterThan(0);
            if (next) expect(bar.x + bar.width).toBeLessThanOrEqual(next.x);
            if (bar.name) expect(bar.textX + textWidth(bar.name)).toBeLessThanOrEqual(right + 0.1);
            if (bar.end) expect(bar.textX + textWidth(bar.name)).toBeLessThan(bar.endX - textWidth(bar.end));
            expect(bar.y).toBeLessThan(height);
          }
        }
        const dated = ticks.filter(({ day }) => day !== null);
        for (const [index, { x }] of dated.entries()) {
          expect(x + 60).toBeLessThanOrEqual((dated[index + 1]?.x ?? width) + 0.2);
        }
      }),
    );
  });
});

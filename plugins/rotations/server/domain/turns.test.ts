import type { Day } from '@cordee/kernel/pure';
import { describe, expect, it } from 'vitest';
import { planTurns, type RotatingSession, type Rotation } from './turns.ts';

type Setting = Partial<Omit<RotatingSession<string>, 'holders' | 'slots' | 'members' | 'queue'>> &
  Readonly<{
    until?: Day;
    slots?: number;
    /** `A 1 2027-03-01`: who holds which slot, since when. */
    holders?: readonly string[];
    queue?: string;
    /** The last days of members. */
    ends?: Readonly<Record<string, Day>>;
    /** The days on which members finish. */
    finishes?: Readonly<Record<string, Day>>;
    /** What else is known of each running turn. */
    running?: Readonly<{ countsFrom?: Day; earliestEnd?: Day }>;
  }>;

const paced = (days: number, rest: Partial<Extract<Rotation, { kind: 'paced' }>> = {}): Rotation => ({
  kind: 'paced',
  days,
  counting: { weekends: true, holidays: true },
  leaversReturn: true,
  ...rest,
});
const WORKING_DAYS = { counting: { weekends: false, holidays: false } };

/** Plans a session of March 2027, which begins on a Monday; turns are written `A 1 03-01 03-06`. */
function plan({ until, slots = 1, holders = [], queue = '', ends = {}, finishes = {}, running = {}, ...rest }: Setting) {
  const held = holders.map((holder) => {
    const [member = '', slot, since = ''] = holder.split(' ');
    return { slot: Number(slot), member, since, countsFrom: since, earliestEnd: null, isOver: false, ...running };
  });
  const members = [...new Set([...Object.keys(ends), ...Object.keys(finishes)])];
  const { turns, without, pace } = planTurns<string>(
    {
      today: '2027-03-01',
      nightHasPassed: false,
      startsOn: '2027-03-01',
      endsOn: '2027-03-31',
      slots: Array.from({ length: slots }, (_, index) => index + 1),
      rotation: paced(5),
      holders: held,
      queue: [...queue],
      members: new Map(members.map((member) => [member, { endsOn: ends[member] ?? null, finishesOn: finishes[member] ?? null }])),
      ...rest,
    },
    until ?? null,
  );
  const shown = turns.map(({ member, slot, from, to }) => `${member} ${slot} ${from.slice(5)} ${to.slice(5)}`);
  return { turns: shown, without: without.join(''), pace };
}

describe('ROT-7 one night', () => {
  it('ROT-7 a turn ends after its days, and its slot goes to the first who waits, there and then', () => {
    expect(plan({ holders: ['A 1 2027-03-01'], queue: 'BC', endsOn: '2027-03-15' }).turns).toEqual([
      'A 1 03-01 03-06',
      'B 1 03-06 03-11',
      'C 1 03-11 03-16',
    ]);
  });

  it('ROT-7 free slots are filled in the order of their numbers, before turns that are over', () => {
    expect(plan({ slots: 3, today: '2027-03-06', holders: ['A 2 2027-03-01'], queue: 'BCD', until: '2027-03-08' }).turns).toEqual([
      'A 2 03-01 03-06',
      'B 1 03-06 03-08',
      'D 2 03-06 03-08',
      'C 3 03-06 03-08',
    ]);
  });

  it('ROT-7 who is past their last day leaves slot and list, and the slot is given in the same night', () => {
    const { turns, without } = plan({
      today: '2027-03-04',
      holders: ['A 1 2027-03-01'],
      queue: 'BCD',
      ends: { A: '2027-03-03', B: '2027-03-03', C: '2027-03-04' },
      until: '2027-03-12',
    });
    expect(turns).toEqual(['A 1 03-01 03-04', 'C 1 03-04 03-05', 'D 1 03-05 03-12']);
    expect(without).toBe('BC');
  });

  it('ROT-7 a holder whose last day is long past has left on the day after it; the slot is given today', () => {
    expect(plan({ today: '2027-03-10', holders: ['A 1 2027-03-01'], queue: 'B', ends: { A: '2027-03-04' } }).turns).toEqual([
      'A 1 03-01 03-05',
      'B 1 03-10 04-01',
    ]);
  });

  it('ROT-7 of several turns that are over, the one held longest gives way first, then the one of the lower slot', () => {
    const holders = ['A 1 2027-03-02', 'B 2 2027-03-01', 'C 3 2027-03-01'];
    expect(plan({ slots: 3, today: '2027-03-10', holders, queue: 'XYZ', until: '2027-03-11' }).turns).toEqual([
      'B 2 03-01 03-10',
      'C 3 03-01 03-10',
      'A 1 03-02 03-10',
      'Z 1 03-10 03-11',
      'X 2 03-10 03-11',
      'Y 3 03-10 03-11',
    ]);
  });

  it('ROT-7 who leaves joins the end of the list after the night: nobody is given a slot in the night in which they left', () => {
    const holders = ['A 1 2027-03-01', 'B 2 2027-03-01'];
    expect(plan({ slots: 2, holders, queue: 'C', until: '2027-03-09' }).turns).toEqual([
      'A 1 03-01 03-06',
      'B 2 03-01 03-07',
      'C 1 03-06 03-09',
      'A 2 03-07 03-09',
    ]);
  });

  it('ROT-3 ROT-7 who leaves does not join the list again when leavers do not return', () => {
    const holders = ['A 1 2027-03-01', 'B 2 2027-03-01'];
    expect(plan({ slots: 2, holders, queue: 'C', rotation: paced(5, { leaversReturn: false }) }).turns).toEqual([
      'A 1 03-01 03-06',
      'B 2 03-01 04-01',
      'C 1 03-06 04-01',
    ]);
  });

  it('ROT-3 ROT-7 when nobody waits, the holder keeps the slot to their last day', () => {
    expect(plan({ holders: ['A 1 2027-03-01'], ends: { A: '2027-03-20' } }).turns).toEqual(['A 1 03-01 03-21']);
  });

  it('ROT-7 a holder who was kept gives way in the next night on which somebody waits, counted day or not', () => {
    const rotation = paced(5, WORKING_DAYS);
    const saturday = { today: '2027-03-13', holders: ['A 1 2027-03-01'], queue: 'B', rotation, until: '2027-03-14' };
    expect(plan(saturday).turns).toEqual(['A 1 03-01 03-13', 'B 1 03-13 03-14']);
    expect(plan({ ...saturday, holders: ['A 1 2027-03-08'] }).turns).toEqual(['A 1 03-08 03-14']);
  });

  it('ROT-7 the night of today is the first of the plan', () => {
    expect(plan({ today: '2027-03-06', holders: ['A 1 2027-03-01'], queue: 'B' }).turns[0]).toBe('A 1 03-01 03-06');
    expect(plan({ today: '2027-03-05', holders: ['A 1 2027-03-01'], queue: 'B' }).turns[0]).toBe('A 1 03-01 03-06');
  });
});

describe('ROT-7 by day', () => {
  it('ROT-2 ROT-7 who finishes gives way on that day if somebody waits, also before the end of a paced turn', () => {
    for (const rotation of [paced(5), { kind: 'natural' } as const]) {
      expect(plan({ holders: ['A 1 2027-03-01'], queue: 'B', finishes: { A: '2027-03-03' }, rotation, until: '2027-03-05' }).turns).toEqual(
        ['A 1 03-01 03-03', 'B 1 03-03 03-05'],
      );
    }
  });

  it('ROT-2 ROT-7 who finishes while nobody waits keeps the slot', () => {
    expect(plan({ holders: ['A 1 2027-03-01'], finishes: { A: '2027-03-03' }, rotation: { kind: 'natural' } }).turns).toEqual([
      'A 1 03-01 04-01',
    ]);
  });

  it('ROT-7 of several who finish, the one of the lower slot gives way first, and who finished does not return', () => {
    const finishes = { A: '2027-03-03', B: '2027-03-03' };
    expect(plan({ slots: 2, holders: ['A 2 2027-03-01', 'B 1 2027-03-02'], queue: 'C', finishes, until: '2027-03-20' }).turns).toEqual([
      'A 2 03-01 03-20',
      'B 1 03-02 03-03',
      'C 1 03-03 03-20',
    ]);
  });

  it('ROT-7 who left at 00:00 may receive the slot of who finishes on that day', () => {
    const holders = ['A 1 2027-03-01', 'B 2 2027-03-03'];
    expect(plan({ slots: 2, holders, queue: 'C', finishes: { B: '2027-03-06' }, until: '2027-03-09' }).turns).toEqual([
      'A 1 03-01 03-06',
      'B 2 03-03 03-06',
      'C 1 03-06 03-09',
      'A 2 03-06 03-09',
    ]);
  });

  it('ROT-7 who is to finish on a day finishes if they receive a slot on it, and gives way in their turn', () => {
    expect(plan({ queue: 'ABC', finishes: { A: '2027-03-01', B: '2027-03-01' }, until: '2027-03-04' }).turns).toEqual([
      'A 1 03-01 03-01',
      'B 1 03-01 03-01',
      'C 1 03-01 03-04',
    ]);
  });

  it('ROT-7 who holds no slot on the day on which they would finish does not finish', () => {
    const finishes = { A: '2027-03-08' };
    expect(plan({ holders: ['A 1 2027-03-01'], queue: 'B', finishes, until: '2027-03-20' }).turns).toEqual([
      'A 1 03-01 03-06',
      'B 1 03-06 03-11',
      'A 1 03-11 03-16',
      'B 1 03-16 03-20',
    ]);
  });

  it('ROT-7 whose turn ends in the night of the day on which they would finish does not finish, and returns', () => {
    expect(plan({ holders: ['A 1 2027-03-01'], queue: 'B', finishes: { A: '2027-03-06' }, until: '2027-03-12' }).turns).toEqual([
      'A 1 03-01 03-06',
      'B 1 03-06 03-11',
      'A 1 03-11 03-12',
    ]);
  });

  it('ROT-7 a holder who finished before today gives way today, and does not return', () => {
    for (const rotation of [paced(5), { kind: 'natural' } as const]) {
      const finishes = { A: '2027-03-03' };
      const { turns } = plan({ today: '2027-03-04', holders: ['A 1 2027-03-01'], queue: 'B', finishes, rotation, until: '2027-03-20' });
      expect(turns).toEqual(['A 1 03-01 03-04', 'B 1 03-04 03-20']);
    }
  });

  it('ROT-7 of those who finished before today, and were kept, the one who held longest gives way first, in the night', () => {
    const holders = ['A 1 2027-03-02', 'B 2 2027-03-01', 'C 3 2027-03-01'];
    const finishes = { A: '2027-03-03', B: '2027-03-04' };
    for (const rotation of [paced(9), { kind: 'natural' } as const]) {
      expect(plan({ slots: 3, today: '2027-03-05', holders, queue: 'X', finishes, rotation, until: '2027-03-06' }).turns).toEqual([
        'B 2 03-01 03-05',
        'C 3 03-01 03-06',
        'A 1 03-02 03-06',
        'X 2 03-05 03-06',
      ]);
    }
  });

  it('ROT-7 a holder who finished and was kept gives way by day, as soon as somebody who left at 00:00 waits', () => {
    const holders = ['A 1 2027-03-01', 'B 2 2027-03-02'];
    const { turns } = plan({ slots: 2, today: '2027-03-06', holders, queue: 'C', finishes: { B: '2027-03-03' }, until: '2027-03-08' });
    expect(turns).toEqual(['A 1 03-01 03-06', 'B 2 03-02 03-06', 'C 1 03-06 03-08', 'A 2 03-06 03-08']);
  });
});

describe('ROT-7 the dates of the session', () => {
  it('ROT-7 nobody is given a slot before the first day', () => {
    expect(plan({ today: '2027-02-20', slots: 2, queue: 'ABC', until: '2027-03-07' }).turns).toEqual([
      'A 1 03-01 03-06',
      'B 2 03-01 03-07',
      'C 1 03-06 03-07',
    ]);
  });

  it('ROT-7 the last turns end on the day after the last day of the session, which an own last day cannot pass', () => {
    const ends = { A: '2027-04-20', B: '2027-03-08' };
    expect(plan({ slots: 2, holders: ['A 1 2027-03-01', 'B 2 2027-03-01'], ends, endsOn: '2027-03-10' }).turns).toEqual([
      'A 1 03-01 03-11',
      'B 2 03-01 03-09',
    ]);
  });

  it('ROT-7 once the session is over, its turns have ended with it, and everyone on the list is without', () => {
    expect(plan({ today: '2027-05-01', holders: ['A 1 2027-03-20'], queue: 'BC', ends: { A: '2027-03-29' } })).toEqual({
      turns: ['A 1 03-20 03-30'],
      without: 'BC',
      pace: null,
    });
  });

  it('ROT-7 turns that begin before `until` are in the plan, cut there; who waits in vain is said whatever `until` is', () => {
    const setting = { holders: ['A 1 2027-03-01'], queue: 'BCDEFG' };
    expect(plan(setting).without).toBe('G');
    expect(plan({ ...setting, until: '2027-03-06' })).toMatchObject({ turns: ['A 1 03-01 03-06'], without: 'G' });
    expect(plan({ ...setting, until: '2027-03-07' }).turns).toEqual(['A 1 03-01 03-06', 'B 1 03-06 03-07']);
    expect(plan({ ...setting, until: '2027-03-01' }).turns).toEqual([]);
  });

  it('ROT-7 turns are sorted by their first day, then by slot', () => {
    const holders = ['A 3 2027-03-01', 'B 1 2027-03-02', 'C 2 2027-03-01'];
    expect(plan({ slots: 3, holders }).turns.map((turn) => turn.slice(0, 3))).toEqual(['C 2', 'A 3', 'B 1']);
  });
});

describe('ROT-6 ROT-7 who is without, and at which pace nobody is', () => {
  it('ROT-7 with no rotation holders keep their slots, free ones stay free, everyone on the list is without, and no pace helps', () => {
    const setting = { slots: 2, today: '2027-03-10', holders: ['A 1 2027-03-01'], queue: 'BC', finishes: { A: '2027-03-05' } };
    expect(plan({ ...setting, rotation: { kind: 'none' } })).toEqual({ turns: ['A 1 03-01 04-01'], without: 'BC', pace: null });
  });

  it('ROT-7 in a natural rotation any turn is whole, however short', () => {
    const finishes = { A: '2027-03-31' };
    expect(plan({ holders: ['A 1 2027-03-01'], queue: 'BC', finishes, rotation: { kind: 'natural' } })).toEqual({
      turns: ['A 1 03-01 03-31', 'B 1 03-31 04-01'],
      without: 'C',
      pace: null,
    });
  });

  it('ROT-7 a paced turn that an end cuts is whole if it held its counted days, or if its member finished in it', () => {
    const setting = { holders: ['A 1 2027-03-01'], queue: 'B', endsOn: '2027-03-10' };
    expect(plan(setting).without).toBe('');
    expect(plan({ ...setting, endsOn: '2027-03-09' }).without).toBe('B');
    expect(plan({ ...setting, endsOn: '2027-03-09', finishes: { B: '2027-03-07' } }).without).toBe('');
    expect(plan({ ...setting, ends: { B: '2027-03-09' } }).without).toBe('B');
    expect(plan({ ...setting, endsOn: '2027-03-31', finishes: { B: '2027-03-05' }, ends: { B: '2027-03-09' } }).without).toBe('B');
  });

  it('ROT-6 ROT-7 the pace proposed is the largest below N at which nobody is without, running turns included', () => {
    const setting = { holders: ['A 1 2027-03-01'], queue: 'BC', endsOn: '2027-03-12' };
    expect(plan({ ...setting, rotation: paced(9) })).toMatchObject({ without: 'BC', pace: 4 });
    expect(plan({ ...setting, rotation: paced(4) })).toMatchObject({ without: '', pace: null });
    expect(plan({ ...setting, today: '2027-03-03', rotation: paced(9) }).pace).toBe(4);
    expect(plan({ ...setting, today: '2027-03-07', rotation: paced(9) }).pace).toBe(3);
    expect(plan({ ...setting, today: '2027-03-12', rotation: paced(9) }).pace).toBeNull();
    expect(plan({ ...setting, rotation: paced(9999) }).pace).toBe(4);
    expect(plan({ queue: 'A', rotation: paced(9999) })).toMatchObject({ without: 'A', pace: 31 });
  });

  it('ROT-7 no pace is proposed when one on the list gets no turn at any', () => {
    expect(plan({ today: '2027-03-04', holders: ['A 1 2027-03-01'], queue: 'BC', ends: { C: '2027-03-03' } })).toMatchObject({
      without: 'C',
      pace: null,
    });
  });
});

describe('ROT-7 a rotation that was changed', () => {
  it('ROT-7 when it becomes paced, the day of the change is day 1 of the running turns, and who held longest still gives way first', () => {
    const holders = ['A 1 2027-03-02', 'B 2 2027-03-01'];
    const setting = { today: '2027-03-10', slots: 2, holders, queue: 'CD', running: { countsFrom: '2027-03-10' }, until: '2027-03-16' };
    expect(plan(setting).turns).toEqual(['B 2 03-01 03-15', 'A 1 03-02 03-15', 'D 1 03-15 03-16', 'C 2 03-15 03-16']);
  });

  it('ROT-7 when N or the counting is changed, running turns end no sooner than the second day after', () => {
    const setting = { today: '2027-03-10', holders: ['A 1 2027-03-01'], queue: 'BC', until: '2027-03-18' };
    expect(plan({ ...setting, running: { earliestEnd: '2027-03-12' } }).turns).toEqual([
      'A 1 03-01 03-12',
      'B 1 03-12 03-17',
      'C 1 03-17 03-18',
    ]);
    expect(plan({ ...setting, rotation: paced(15), running: { earliestEnd: '2027-03-12' } }).turns).toEqual([
      'A 1 03-01 03-16',
      'B 1 03-16 03-18',
    ]);
  });
});

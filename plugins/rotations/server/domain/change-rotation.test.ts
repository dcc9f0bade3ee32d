import { describe, expect, it } from 'vitest';
import { proposedPace, withRotation } from './change-rotation.ts';
import { nightOf, planTurns, type RotatingSession, type Rotation } from './turns.ts';

const paced = (days: number, counting = { weekends: true, holidays: true }): Rotation => ({
  kind: 'paced',
  days,
  counting,
  leaversReturn: true,
});
const NATURAL: Rotation = { kind: 'natural' };

/** A session in March 2027, today the 10th, a Wednesday; A holds its slot since the 3rd. */
const session = (rotation: Rotation, more: Partial<RotatingSession<string>> = {}): RotatingSession<string> => ({
  today: '2027-03-10',
  nightHasPassed: true,
  startsOn: '2027-03-01',
  endsOn: '2027-04-30',
  slots: [1],
  rotation,
  holders: [{ slot: 1, member: 'A', since: '2027-03-03', countsFrom: '2027-03-03', earliestEnd: null, isOver: false }],
  queue: ['B', 'C'],
  members: new Map(),
  ...more,
});
const planned = (rotating: RotatingSession<string>) =>
  planTurns(rotating, '2027-03-25').turns.map(({ member, from, to }) => `${member} ${from.slice(5)} ${to.slice(5)}`);

describe('a rotation that is changed while turns run', () => {
  it.each<Rotation>([NATURAL, { kind: 'none' }])(
    'ROT-7 become paced, the running turns begin to count on the day of the change (from %o)',
    (before) => {
      expect(planned(withRotation(session(before), paced(5)))).toEqual(['A 03-03 03-15', 'B 03-15 03-20', 'C 03-20 03-25']);
    },
  );

  it('ROT-7 a smaller N ends a running turn, no sooner than the second day after', () => {
    expect(planned(withRotation(session(paced(30)), paced(2)))[0]).toBe('A 03-03 03-12');
  });

  it('ROT-7 a larger N makes a running turn longer', () => {
    expect(planned(withRotation(session(paced(9)), paced(12)))[0]).toBe('A 03-03 03-15');
  });

  it('ROT-7 week-ends that count no more make it longer too', () => {
    expect(planned(session(paced(9)))[0]).toBe('A 03-03 03-12');
    expect(planned(withRotation(session(paced(9)), paced(9, { weekends: false, holidays: true })))[0]).toBe('A 03-03 03-16');
  });

  it('ROT-7 a holder who was kept is over, whatever N becomes: they give way in the next night', () => {
    const kept = withRotation(session(paced(3)), paced(30));
    expect(planned(kept)[0]).toBe('A 03-03 03-11');
  });

  it('ROT-7 whether leavers return changes no running turn', () => {
    const rotation = paced(9);
    expect(withRotation(session(rotation), { ...rotation, leaversReturn: false } as Rotation).holders).toEqual(session(rotation).holders);
  });

  it('ROT-7 paced no more, the holder keeps the slot', () => {
    expect(planned(withRotation(session(paced(5)), NATURAL))).toEqual(['A 03-03 03-25']);
  });

  it('ROT-7 also one who had been over, and was kept while N was changed', () => {
    expect(planned(withRotation(withRotation(session(paced(3)), paced(30)), NATURAL))).toEqual(['A 03-03 03-25']);
  });

  it('ROT-7 where slots begin to go round, free ones are filled on the same day, and who has finished gives way', () => {
    const free = session({ kind: 'none' }, { slots: [1, 2], members: new Map([['A', { endsOn: null, finishesOn: '2027-03-08' }]]) });
    expect(planned(withRotation(free, NATURAL))).toEqual(['A 03-03 03-10', 'C 03-10 03-25', 'B 03-10 03-25']);
  });
});

describe('the pace that is proposed', () => {
  const short = { endsOn: '2027-03-20', queue: ['B', 'C', 'D'] };

  it('ROT-6 is the largest below the one that is tried at which, saved today, everybody gets a whole turn', () => {
    // A is over since the 8th, and gives way on the 11th: three turns in ten days.
    expect(proposedPace(session(paced(5), short), paced(5))).toBe(3);
    const saved = withRotation(session(paced(5), short), paced(3));
    expect(planTurns(saved, null).without).toEqual([]);
    expect(planTurns(withRotation(session(paced(5), short), paced(4)), null).without).toEqual(['D']);
  });

  it('ROT-6 there is none where even turns of one day are too long, nor in another kind', () => {
    expect(proposedPace(session(paced(5), { endsOn: '2027-03-11', queue: ['B', 'C'] }), paced(5))).toBeNull();
    expect(proposedPace(session(paced(5), short), paced(1))).toBeNull();
    expect(proposedPace(session(NATURAL, short), NATURAL)).toBeNull();
  });
});

describe('one night', () => {
  it('ROT-7 who is over gives way, the one held longest first, and joins the end of the list afterwards', () => {
    const over = (slot: number, member: string, since: string) => ({
      slot,
      member,
      since,
      countsFrom: since,
      earliestEnd: null,
      isOver: false,
    });
    const night = nightOf(
      session(paced(5), {
        slots: [1, 2, 3],
        holders: [over(1, 'A', '2027-03-04'), over(2, 'D', '2027-03-02'), over(3, 'E', '2027-03-09')],
      }),
    );
    expect(night.handOvers.toSorted((one, other) => one.slot - other.slot)).toEqual([
      { slot: 1, from: 'A', to: 'C' },
      { slot: 2, from: 'D', to: 'B' },
    ]);
    expect(night.returning).toEqual(['D', 'A']);
  });

  it('ROT-3 nobody gives way to nobody', () => {
    expect(nightOf(session(paced(2), { queue: [] }))).toEqual({ handOvers: [], returning: [] });
  });
});

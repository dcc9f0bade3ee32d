import { describe, expect, it } from 'vitest';
import { type RotatingSession, turnsToEnd } from './turns.ts';
import { isApproximate, turnsOf } from './turns-of.ts';

/** A session in March 2027 in which A holds a slot since the 3rd, for seven days, and B waits. */
const session = (more: Partial<RotatingSession<string>> = {}): RotatingSession<string> => ({
  today: '2027-03-05',
  nightHasPassed: true,
  startsOn: '2027-03-01',
  endsOn: '2027-04-30',
  slots: [1],
  rotation: { kind: 'paced', days: 7, counting: { weekends: true, holidays: true }, leaversReturn: true },
  holders: [{ slot: 1, member: 'A', since: '2027-03-03', countsFrom: '2027-03-03', earliestEnd: null, isOver: false }],
  queue: ['B'],
  members: new Map(),
  ...more,
});
const NATURAL = { rotation: { kind: 'natural' } } as const;
/** A finishes on this day, as it is forecast. */
const forecast = (finishesOn: string) => ({ ...NATURAL, members: new Map([['A', { endsOn: null, finishesOn }]]) });

describe('the turns of a member', () => {
  const turns = (member: string, more: Partial<RotatingSession<string>> = {}) => turnsOf(session(more), turnsToEnd(session(more)), member);

  it('ROT-5 ROT-6 are the one that runs, until its last day, and the one that comes', () => {
    expect(turns('A')).toEqual({ until: '2027-03-09', isKept: false, next: '2027-03-17' });
    expect(turns('B')).toEqual({ until: null, isKept: false, next: '2027-03-10' });
  });

  it('ROT-5 whoever holds a slot while nobody waits keeps it', () => {
    expect(turns('A', { queue: [] })).toEqual({ until: '2027-04-30', isKept: true, next: null });
    expect(turns('A', { queue: [], endsOn: '2027-03-08' })).toEqual({ until: '2027-03-08', isKept: false, next: null });
  });

  it('ROT-5 so does whoever is over when those who wait have a slot by then', () => {
    const rotation = { kind: 'paced', days: 7, counting: { weekends: true, holidays: true }, leaversReturn: false } as const;
    const holder = (slot: number, member: string, since: string) => ({
      slot,
      member,
      since,
      countsFrom: since,
      earliestEnd: null,
      isOver: false,
    });
    const two = { rotation, slots: [1, 2], holders: [holder(1, 'A', '2027-03-03'), holder(2, 'C', '2027-03-04')] };
    expect(turns('A', two)).toMatchObject({ until: '2027-03-09', isKept: false });
    expect(turns('C', two)).toEqual({ until: '2027-04-30', isKept: true, next: null });
  });

  it('ROT-6 who waits may have none that begins before the session ends', () => {
    expect(turns('B', { endsOn: '2027-03-08' })).toEqual({ until: null, isKept: false, next: null });
  });

  it('ROT-5 ROT-6 in a natural rotation the next begins by the forecast of who holds the slot, whose own turn can last longer', () => {
    expect(turns('B', forecast('2027-03-20')).next).toBe('2027-03-20');
    expect(turns('A', forecast('2027-03-20')).until).toBe('2027-04-30');
  });
});

describe('turns that begin or end by a forecast', () => {
  const approximate = (more: Partial<RotatingSession<string>>) =>
    turnsToEnd(session(more)).map((turn) => `${turn.member} ${turn.to} ${isApproximate(session(more), turn)}`);

  it('ROT-6 are those of a natural rotation, at the latest to the end of the session', () => {
    expect(approximate(forecast('2027-03-20'))).toEqual(['A 2027-03-20 true', 'B 2027-05-01 true']);
    expect(approximate(forecast('2027-06-20'))).toEqual(['A 2027-05-01 false']);
    expect(approximate(NATURAL), 'of whom there is no forecast').toEqual(['A 2027-05-01 false']);
  });

  it('ROT-6 and none of a paced one', () => {
    expect(turnsToEnd(session()).some((turn) => isApproximate(session(), turn))).toBe(false);
  });
});

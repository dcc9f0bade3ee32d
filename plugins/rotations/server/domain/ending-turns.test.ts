import { describe, expect, it } from 'vitest';
import { endingTurns } from './ending-turns.ts';
import type { RotatingSession, Rotation } from './turns.ts';
import { turnsToEnd } from './turns.ts';
import { turnsOf } from './turns-of.ts';

const PACED: Rotation = { kind: 'paced', days: 7, counting: { weekends: true, holidays: true }, leaversReturn: true };
const held = (slot: number, member: string, since: string) => ({
  slot,
  member,
  since,
  countsFrom: since,
  earliestEnd: null,
  isOver: false,
});

/** A session in March 2027 in which A holds a slot since the 3rd, until the 9th, and B waits. */
const session = (today: string, more: Partial<RotatingSession<string>> = {}): RotatingSession<string> => ({
  today,
  nightHasPassed: true,
  startsOn: '2027-03-01',
  endsOn: '2027-04-30',
  slots: [1],
  rotation: PACED,
  holders: [held(1, 'A', '2027-03-03')],
  queue: ['B'],
  members: new Map(),
  ...more,
});
const ending = (...of: Parameters<typeof session>) => endingTurns(session(...of)).map(({ member, to }) => `${member} ${to}`);

describe('the turns that are over soon', () => {
  it.each([
    ['four days before', '2027-03-06', []],
    ['three days before', '2027-03-07', ['A 2027-03-10']],
    ['on its last day', '2027-03-09', ['A 2027-03-10']],
  ])('ROT-5 are those that run, and whose slot goes to somebody else: %s', (_, today, expected) => {
    expect(ending(today)).toEqual(expected);
  });

  it('ROT-5 none is while nobody waits', () => {
    expect(ending('2027-03-08', { queue: [] })).toEqual([]);
  });

  it('ROT-5 nor one that ends with the session, or with the last day of its member', () => {
    expect(ending('2027-03-08', { endsOn: '2027-03-09' })).toEqual([]);
    expect(ending('2027-03-07', { members: new Map([['A', { endsOn: '2027-03-08', finishesOn: null }]]) })).toEqual([]);
  });

  it('ROT-5 of two whose turn is over only the first gives way while one waits', () => {
    const holders = [held(1, 'A', '2027-03-02'), held(2, 'C', '2027-03-03')];
    expect(ending('2027-03-08', { slots: [1, 2], holders, queue: ['B'] })).toEqual(['A 2027-03-09', 'C 2027-03-10']);
    expect(
      ending('2027-03-08', { slots: [1, 2], holders, rotation: { ...PACED, leaversReturn: false } as Rotation }),
      'nobody returns',
    ).toEqual(['A 2027-03-09']);
  });
});

describe('the turns of a member', () => {
  const turns = (member: string, more: Partial<RotatingSession<string>> = {}) => {
    const rotating = session('2027-03-05', more);
    return turnsOf(rotating, turnsToEnd(rotating), member);
  };

  it('ROT-5 ROT-6 are the one that runs, until its last day, and the one that comes', () => {
    expect(turns('A')).toEqual({ until: '2027-03-09', isKept: false, next: '2027-03-17' });
    expect(turns('B')).toEqual({ until: null, isKept: false, next: '2027-03-10' });
  });

  it('ROT-5 whoever holds a slot while nobody waits keeps it', () => {
    expect(turns('A', { queue: [] })).toEqual({ until: '2027-04-30', isKept: true, next: null });
  });

  it('ROT-6 who waits has none that begins before the session ends', () => {
    expect(turns('B', { endsOn: '2027-03-08' })).toEqual({ until: null, isKept: false, next: null });
  });
});

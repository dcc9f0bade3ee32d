import { describe, expect, it } from 'vitest';
import { endingTurns } from './ending-turns.ts';
import type { RotatingSession, Rotation } from './turns.ts';

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

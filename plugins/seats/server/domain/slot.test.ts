import { describe, expect, it } from 'vitest';
import { id } from '../../../../test/id.ts';
import {
  firstInLine,
  getsFreeSlot,
  handOvers,
  isDone,
  overtakenBy,
  possibleActions,
  SLOT_RULES,
  type SlotAction,
  type SlotMember,
  type SlotSession,
  type WaitingMember,
} from './slot.ts';

const TODAY = '2026-11-28';
const session = (more: Partial<SlotSession> = {}): SlotSession => ({
  session: id(7),
  waiting: [],
  rotation: 'none',
  startsOn: '2026-11-01',
  endsOn: '2026-12-31',
  freeSlots: [2],
  finishedHolders: [],
  ...more,
});
const member = (more: Partial<SlotMember> = {}): SlotMember => ({
  membership: id('m1'),
  learns: true,
  endsOn: '2026-12-31',
  blocked: false,
  slot: null,
  place: null,
  finished: false,
  ...more,
});
const waiting = (membership: string, more: Partial<WaitingMember> = {}): WaitingMember => ({
  membership: id<'membership'>(membership),
  startsOn: '2026-11-01',
  endsOn: '2026-12-31',
  ...more,
});
const codeOf = (action: SlotAction, who: SlotMember, where: SlotSession, today = TODAY) =>
  SLOT_RULES[action](who, where, today)?.code ?? 'accepted';

describe('the slot of a member', () => {
  it.each<[string, SlotMember, SlotSession, string]>([
    ['to a member without one', member(), session(), 'accepted'],
    ['to a member who waits', member({ place: 3 }), session(), 'accepted'],
    ['on the first day', member(), session({ startsOn: TODAY }), 'accepted'],
    ['on their last day', member({ endsOn: TODAY }), session(), 'accepted'],
    ['before the first day', member(), session({ startsOn: '2026-11-29' }), 'seats.session_not_running'],
    ['after their last day', member({ endsOn: '2026-11-27' }), session(), 'seats.member_has_ended'],
    ['after the last day of the session', member(), session({ endsOn: '2026-11-27' }), 'seats.session_not_running'],
    ['when none is free', member(), session({ freeSlots: [] }), 'seats.no_free_slot'],
    ['to a member who holds one', member({ slot: 1 }), session(), 'seats.already_holds'],
    ['to a manager who does not learn', member({ learns: false }), session(), 'seats.member_does_not_learn'],
    ['to somebody who is blocked', member({ blocked: true }), session(), 'seats.member_blocked'],
  ])('SEAT-7 is assigned %s', (_, who, where, outcome) => {
    expect(codeOf('assign', who, where)).toBe(outcome);
  });

  it('SEAT-7 is released at any time, also after the last day', () => {
    expect(possibleActions(member({ slot: 1, endsOn: '2026-11-01' }), session({ endsOn: '2026-11-01' }), TODAY)).toEqual(['release']);
  });

  it.each<[SlotAction, SlotMember]>([
    ['assign', member({ slot: 1 })],
    ['release', member()],
    ['wait', member({ place: 2 })],
    ['leave', member()],
  ])('H-75 %s leaves nothing to do when it is done', (action, who) => {
    expect(isDone(action, who)).toBe(true);
    expect(possibleActions(who, session(), TODAY)).not.toContain(action);
  });

  it.each<[string, SlotMember, SlotSession, string]>([
    ['without a slot', member(), session({ freeSlots: [] }), 'accepted'],
    ['also when a slot is free', member(), session(), 'accepted'],
    ['who holds a slot', member({ slot: 1 }), session(), 'seats.already_holds'],
    ['once their last day is over', member({ endsOn: '2026-11-27' }), session(), 'seats.member_has_ended'],
  ])('ROT-1 the waiting list takes a member %s', (_, who, where, outcome) => {
    expect(codeOf('wait', who, where)).toBe(outcome);
  });

  it.each<[string, SlotAction, Partial<SlotSession>, string]>([
    ['gets a slot while nobody waits', 'assign', {}, 'accepted'],
    ['gets none while somebody waits, also where the pilot chooses', 'assign', { waiting: [waiting('m2')] }, 'seats.finished_gives_way'],
    ['gets one when those who wait cannot hold it', 'assign', { waiting: [waiting('m2', { endsOn: '2026-11-27' })] }, 'accepted'],
    ['waits for none', 'wait', {}, 'seats.finished_waits_for_none'],
    ['keeps the slot that they hold', 'release', {}, 'accepted'],
  ])('SEAT-7 ROT-1 who has finished %s', (_, action, where, outcome) => {
    expect(codeOf(action, member({ finished: true }), session(where))).toBe(outcome);
  });

  it('SEAT-7 a page offers what would be accepted', () => {
    expect(possibleActions(member({ slot: 1 }), session(), TODAY)).toEqual(['release']);
    expect(possibleActions(member({ place: 1 }), session(), TODAY)).toEqual(['assign', 'leave']);
    expect(possibleActions(member(), session({ freeSlots: [] }), TODAY)).toEqual(['wait']);
    expect(possibleActions(member({ learns: false }), session(), TODAY)).toEqual([]);
  });
});

describe('where slots go round', () => {
  const queue = [
    waiting('early', { startsOn: '2026-11-29' }),
    waiting('over', { endsOn: '2026-11-27' }),
    waiting('m1', { endsOn: TODAY }),
    waiting('m2'),
  ];

  it('ROT-7 the first in line is within their dates', () => {
    expect(firstInLine(queue, TODAY)?.membership).toBe('m1');
    expect(firstInLine(queue.slice(0, 2), TODAY)).toBeUndefined();
  });

  const finishedHolders = [
    { slot: 1, membership: id<'membership'>('f1') },
    { slot: 4, membership: id<'membership'>('f4') },
  ];

  it.each(['natural', 'paced'] as const)(
    'ROT-2 ROT-7 then who has finished gives way, by slot number, as long as somebody is in line (%s)',
    (rotation) => {
      const given = (line: readonly WaitingMember[]) => handOvers(session({ rotation, finishedHolders, waiting: line }), TODAY);
      expect(given([]), 'kept').toEqual([]);
      expect(given([waiting('m1'), waiting('m2')]).map(({ slot, from, membership }) => `${slot} ${from} ${membership}`)).toEqual([
        '2 null m1',
        '1 f1 m2',
      ]);
    },
  );

  it.each(['natural', 'paced'] as const)('ROT-7 H-20 free slots go to those in line, in the order of their numbers (%s)', (rotation) => {
    const given = (freeSlots: number[]) => handOvers(session({ rotation, freeSlots, waiting: queue }), TODAY);
    expect(given([2])).toEqual([{ session: 7, slot: 2, from: null, membership: 'm1' }]);
    expect(given([2, 3, 5]).map(({ slot, membership }) => `${slot} ${membership}`)).toEqual(['2 m1', '3 m2']);
    expect(given([])).toEqual([]);
  });

  it('ROT-7 without a rotation a free slot stays free', () => {
    expect(handOvers(session({ waiting: queue, finishedHolders }), TODAY)).toEqual([]);
  });

  it.each<[string, Partial<SlotSession>, boolean]>([
    ['where slots go round and nobody waits', { rotation: 'natural' }, true],
    [
      'when those who wait cannot hold one',
      { rotation: 'paced', waiting: [waiting('m2', { startsOn: '2020-01-01', endsOn: '2020-12-31' })] },
      true,
    ],
    ['when one is left for them', { rotation: 'natural', freeSlots: [2, 3], waiting: [waiting('m2')] }, true],
    ['not when all are for those before them', { rotation: 'natural', waiting: [waiting('m2')] }, false],
    ['not when none is free', { rotation: 'natural', freeSlots: [] }, false],
    ['not where slots do not go round', {}, false],
  ])('ROT-7 whoever is put on the waiting list gets a slot at once: %s', (_, where, gets) => {
    expect(getsFreeSlot(member(), session(where), TODAY)).toBe(gets);
  });

  it.each<[string, SlotMember, Partial<SlotSession>, string]>([
    ['nobody overtakes who is first in line', member({ membership: id('m3') }), { rotation: 'natural' }, 'seats.others_wait'],
    ['the first in line gets it', member({ place: 3 }), { rotation: 'paced' }, 'accepted'],
    ['the pilot chooses where they do not', member({ membership: id('m3') }), {}, 'accepted'],
    [
      'those who cannot hold one hold up nobody',
      member({ membership: id('m3') }),
      { rotation: 'paced', waiting: queue.slice(0, 2) },
      'accepted',
    ],
  ])('H-20 ROT-7 a free slot: %s', (_, who, more, outcome) => {
    expect(codeOf('assign', who, session({ waiting: queue, ...more }))).toBe(outcome);
  });

  it('H-20 staff overtake the first in line, whom they name, and nobody else', () => {
    const [third, where] = [member({ membership: id('m3') }), session({ rotation: 'natural', waiting: queue })];
    const givenBy = (overtaken?: string) =>
      SLOT_RULES.assign(third, where, TODAY, overtaken === undefined ? undefined : id(overtaken))?.code ?? 'accepted';
    expect([givenBy(), givenBy('m1'), givenBy('m2')]).toEqual(['seats.others_wait', 'accepted', 'seats.others_wait']);
    expect(overtakenBy(third, where, TODAY)).toBe('m1');
    expect(overtakenBy(member(), where, TODAY), 'whose turn it is').toBeUndefined();
    expect(overtakenBy(third, session({ waiting: queue }), TODAY), 'where slots do not go round').toBeUndefined();
  });

  it('H-20 the page of a pilot does not offer to overtake, that of staff does', () => {
    const [third, where] = [member({ membership: id('m3') }), session({ rotation: 'paced', waiting: queue })];
    expect(possibleActions(third, where, TODAY)).toEqual(['wait']);
    expect(possibleActions(third, where, TODAY, 'staff')).toEqual(['assign', 'wait']);
  });

  it('SEAT-7 H-20 who has finished overtakes nobody, not for staff either', () => {
    const where = session({ rotation: 'natural', waiting: queue });
    const finished = member({ membership: id('m3'), finished: true });
    expect(SLOT_RULES.assign(finished, where, TODAY, id('m1'))?.code).toBe('seats.finished_gives_way');
  });
});

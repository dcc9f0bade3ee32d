import { expect, it } from 'vitest';
import { verdictOf } from './verdict.ts';

const members = [
  { id: 'a', name: 'Amel' },
  { id: 'b', name: null },
];
const waiting = (...whole: boolean[]) => whole.map((each, member) => ({ member, from: '2026-12-01', whole: each }));
const tried = { kind: 'paced', days: 5, weekends: false, holidays: false, leaversReturn: true, slots: 3 } as const;

it.each([
  ['nobody waits', { waiting: waiting() }, 'nobodyWaits', null],
  ['everybody gets a whole turn', { waiting: waiting(true, true) }, 'everybody', null],
  ['at a shorter pace everybody does', { waiting: waiting(true, false), pace: 3 }, 'paceFor', 3],
  ['at no pace everybody does: the shortest is proposed', { waiting: waiting(true, false) }, 'shortestFor', 1],
  ['at the shortest not everybody does', { waiting: waiting(true, false), tried: { ...tried, days: 1 } }, 'noPace', null],
  [
    'in a natural rotation somebody gets no slot',
    { waiting: waiting(true, false), tried: { ...tried, kind: 'natural' } },
    'naturalWithout',
    null,
  ],
  [
    'without a rotation whoever waits is given none',
    { waiting: waiting(false, false), tried: { ...tried, kind: 'none' } },
    'noRotation',
    null,
  ],
] as const)('ROT-6 %s', (_, change, kind, tries) => {
  const verdict = verdictOf({ members, tried, pace: null, withoutTotal: change.waiting.filter(({ whole }) => !whole).length, ...change });
  expect([verdict.kind, verdict.tries]).toEqual([kind, tries]);
});

it('ROT-6 names who gets no whole turn, in the order of the list', () => {
  expect(verdictOf({ members, tried, pace: null, withoutTotal: 2, waiting: waiting(false, false).toReversed() }).without).toEqual([
    null,
    'Amel',
  ]);
});

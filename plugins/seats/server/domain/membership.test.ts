import { describe, expect, it } from 'vitest';
import { id } from '../../../../test/id.ts';
import {
  type AccessDecision,
  type AccessSubject,
  bestAccess,
  byEnd,
  byPartAndEnd,
  byStart,
  type CourseAccess,
  decideAccess,
  isFollowing,
  lateAccess,
  type Membership,
  refuseLastDayOnJoining,
  refuseOwnLastDay,
} from './membership.ts';

const [COURSE, OTHER_COURSE] = [id<'course'>('c1'), id<'course'>('c2')];

const membership = (more: Partial<Membership> = {}): Membership => ({
  session: id(1),
  sessionDocument: 's1',
  reference: 'Lyon',
  title: 'Recruter',
  language: 'fr',
  course: COURSE,
  learns: true,
  manages: false,
  startsOn: '2026-03-01',
  endsOn: '2026-03-31',
  started: false,
  finishedAt: null,
  slot: null,
  ...more,
});

type GlobalRole = AccessSubject['person']['globalRole'];
const somebody = (
  memberships: Membership[],
  globalRole: GlobalRole = 'none',
  trial: AccessSubject['rights']['trial'] = null,
): AccessSubject => ({
  person: { globalRole },
  rights: { memberships, trial },
});
const TRIAL = { startsOn: '2026-03-10', endsOn: '2026-03-10' };
const access = (more: Partial<CourseAccess> = {}): CourseAccess => ({
  course: COURSE,
  part: 'all',
  session: id(1),
  reference: 'Lyon',
  startsOn: '2026-03-01',
  endsOn: '2026-03-31',
  finishedAt: null,
  slot: null,
  ...more,
});

describe('following a course', () => {
  const held = { held: true, place: null, lostAt: null };
  it.each<[string, Partial<CourseAccess>, string, boolean]>([
    ['on the first day', {}, '2026-03-01', true],
    ['on the last day', {}, '2026-03-31', true],
    ['before the first day', {}, '2026-02-28', false],
    ['after the last day', {}, '2026-04-01', false],
    ['holding a slot', { slot: held }, '2026-03-10', true],
    ['without a slot, waiting for one', { slot: { ...held, held: false, place: 1 } }, '2026-03-10', false],
    ['having finished', { finishedAt: '2026-03-09T10:00:00Z' }, '2026-03-10', false],
    ['having finished, and holding a slot', { slot: held, finishedAt: '2026-03-09T10:00:00Z' }, '2026-03-10', false],
  ])('ACC-18 SEAT-7 %s', (_, more, today, following) => {
    expect(isFollowing(access(more), today)).toBe(following);
  });
});

describe('access through a slot session', () => {
  const WITHOUT = { held: false, place: null, lostAt: null };
  const inSession = (slot: Membership['slot'], more: Partial<Membership> = {}) => membership({ slot, ...more });

  it('SEAT-7 a member takes lessons while they hold a slot; without one the course stays open to look at', () => {
    expect(decideAccess(somebody([inSession({ ...WITHOUT, held: true })]), COURSE, '2026-03-10').state).toBe('open');
    expect(decideAccess(somebody([inSession(WITHOUT)]), COURSE, '2026-03-10')).toMatchObject({ state: 'no-slot', slot: WITHOUT });
    expect(decideAccess(somebody([inSession(WITHOUT)]), COURSE, '2026-04-10').state).toBe('ended');
  });

  it('SEAT-7 of several accesses the one that opens lessons counts, then the one that will soonest', () => {
    const [first, second] = [inSession({ ...WITHOUT, place: 1 }, { endsOn: '2026-03-20' }), inSession({ ...WITHOUT, place: 2 })];
    const licence = membership({ endsOn: '2026-03-15' });
    expect(decideAccess(somebody([second, licence, first]), COURSE, '2026-03-10').state).toBe('open');
    expect(decideAccess(somebody([inSession(WITHOUT), second, first]), COURSE, '2026-03-10')).toMatchObject({ slot: { place: 1 } });
  });
});

describe('access to a course', () => {
  it.each<[string, string, AccessDecision]>([
    ['the day before the first', '2026-02-28', { state: 'not-yet', startsOn: '2026-03-01' }],
    ['the first day', '2026-03-01', { state: 'open', access: access() }],
    ['the last day', '2026-03-31', { state: 'open', access: access() }],
    ['the day after the last', '2026-04-01', { state: 'ended', endsOn: '2026-03-31', access: access() }],
  ])('ACC-5 %s', (_, today, decision) => {
    expect(decideAccess(somebody([membership()]), COURSE, today)).toEqual(decision);
  });

  it.each<[string, Partial<Membership>, AccessDecision]>([
    ['as learner', {}, { state: 'open', access: access() }],
    ['as manager who learns', { manages: true }, { state: 'open', access: access() }],
    ['not as manager', { learns: false, manages: true }, { state: 'none' }],
  ])('ACC-7 %s', (_, role, decision) => {
    expect(decideAccess(somebody([membership(role)]), COURSE, '2026-03-15')).toEqual(decision);
  });

  it('ACC-7 an administrator has access to every course, whatever the day', () => {
    expect(decideAccess(somebody([], 'administrator'), OTHER_COURSE, '2031-01-01')).toEqual({
      state: 'open',
      access: {
        course: OTHER_COURSE,
        part: 'all',
        session: null,
        reference: null,
        startsOn: null,
        endsOn: null,
        finishedAt: null,
        slot: null,
      },
    });
  });

  it('ACC-7 a student has access within their dates, and to nothing by being a student alone', () => {
    expect(decideAccess(somebody([membership()], 'student'), COURSE, '2026-03-15')).toMatchObject({ access: { endsOn: '2026-03-31' } });
    expect(decideAccess(somebody([], 'student'), COURSE, '2026-03-15')).toEqual({ state: 'none' });
  });

  it.each<[string, string, AccessDecision]>([
    ['before their day', '2026-03-09', { state: 'not-yet', startsOn: '2026-03-10' }],
    [
      'on their day',
      '2026-03-10',
      { state: 'open', access: access({ part: 'open-to-testers', session: null, reference: null, ...TRIAL }) },
    ],
    [
      'after their day',
      '2026-03-11',
      { state: 'ended', endsOn: '2026-03-10', access: access({ part: 'open-to-testers', session: null, reference: null, ...TRIAL }) },
    ],
  ])('ACC-7 a tester %s: the marked lessons, or the date', (_, today, decision) => {
    expect(decideAccess(somebody([], 'tester', TRIAL), COURSE, today)).toEqual(decision);
  });

  it('ACC-7 a trial gives nothing to somebody who is no tester, and a tester without days has no access', () => {
    expect(decideAccess(somebody([], 'none', TRIAL), COURSE, '2026-03-10')).toEqual({ state: 'none' });
    expect(decideAccess(somebody([], 'tester'), COURSE, '2026-03-10')).toEqual({ state: 'none' });
  });

  it('ACC-7 a learner who is a tester as well, for longer, has the whole course while their session runs', () => {
    const both = somebody([membership()], 'tester', { startsOn: '2026-01-01', endsOn: '2026-12-31' });
    expect(decideAccess(both, COURSE, '2026-03-15')).toMatchObject({ access: { part: 'all' } });
    expect(decideAccess(both, COURSE, '2026-04-15')).toMatchObject({ access: { part: 'open-to-testers' } });
  });

  it('ACC-8 to a course of somebody else there is none, whether it exists or not', () => {
    expect(decideAccess(somebody([membership()]), OTHER_COURSE, '2026-03-15')).toEqual({ state: 'none' });
  });

  it('ACC-5 with an ended and a running session of one course, the running one counts', () => {
    const ended = membership({ reference: 'Nantes', startsOn: '2025-01-01', endsOn: '2025-12-31' });
    expect(decideAccess(somebody([ended, membership()]), COURSE, '2026-03-15')).toMatchObject({ access: { reference: 'Lyon' } });
  });

  it('ACC-5 reports the date that is next, not one that has passed', () => {
    const ended = membership({ startsOn: '2025-01-01', endsOn: '2025-12-31' });
    const coming = membership({ startsOn: '2026-09-01', endsOn: '2026-12-31' });
    expect(decideAccess(somebody([ended, coming]), COURSE, '2026-03-15')).toEqual({ state: 'not-yet', startsOn: '2026-09-01' });
  });
});

describe('a last day of one’s own', () => {
  it.each([
    ['the first day', 'slot', '2026-03-01', 'accepted'],
    ['the day before the first', 'licence', '2026-02-28', 'seats.last_day_before_first'],
    ['the last day of the session', 'slot', '2026-03-31', 'accepted'],
    ['the day after it, where all have a licence', 'licence', '2026-04-01', 'accepted'],
    ['the day after it, where slots are shared', 'slot', '2026-04-01', 'seats.last_day_after_session'],
  ] as const)('SEAT-3 SEAT-6 may be %s (%s)', (_, kind, day, outcome) => {
    expect(refuseOwnLastDay(day, { kind, startsOn: '2026-03-01', endsOn: '2026-03-31' })?.code ?? 'accepted').toBe(outcome);
  });
});

describe('what arrives late', () => {
  const [LOST, MIDNIGHT] = ['2026-03-10T09:00:00Z', '2026-03-31T22:00:00Z'];
  const [HELD, NEVER, LOST_IT, LOST_AT_THE_END] = [
    { held: true, place: null, lostAt: null },
    { held: false, place: 1, lostAt: null },
    { held: false, place: null, lostAt: LOST },
    { held: false, place: null, lostAt: MIDNIGHT },
  ];

  it.each<[string, Partial<CourseAccess>[], served: string, now: string, until: string | null]>([
    ['a slot was lost, of a page before it', [{ slot: LOST_IT }], '2026-03-10T08:59:00Z', '2026-03-17T08:59:00Z', LOST],
    ['a slot was lost, after seven days', [{ slot: LOST_IT }], '2026-03-10T08:59:00Z', '2026-03-17T09:01:00Z', null],
    ['a slot was lost, of a page since then', [{ slot: LOST_IT }], '2026-03-10T09:01:00Z', '2026-03-10T09:02:00Z', null],
    ['no slot was ever held', [{ slot: NEVER }], '2026-03-10T08:59:00Z', '2026-03-10T09:01:00Z', null],
    ['a slot is held', [{ slot: HELD }], '2026-03-10T08:59:00Z', '2026-03-10T09:01:00Z', null],
    ['the last day is over', [{}], '2026-03-31T21:59:00Z', '2026-04-07T21:59:00Z', MIDNIGHT],
    ['the last day is over, after seven days', [{}], '2026-03-31T21:59:00Z', '2026-04-07T22:01:00Z', null],
    ['the last day is over, of a page since then', [{}], '2026-03-31T22:01:00Z', '2026-04-01T10:00:00Z', null],
    ['the last day of a holder is over', [{ slot: HELD }], '2026-03-31T21:59:00Z', '2026-04-01T10:00:00Z', MIDNIGHT],
    ['the slot went with the last day', [{ slot: LOST_AT_THE_END }], '2026-03-31T21:59:00Z', '2026-04-01T10:00:00Z', MIDNIGHT],
    ['the slot went long before the last day', [{ slot: LOST_IT }], '2026-03-10T08:59:00Z', '2026-04-01T10:00:00Z', null],
    [
      'the slot went just before the last day',
      [{ slot: LOST_IT, endsOn: '2026-03-12' }],
      '2026-03-10T08:00:00Z',
      '2026-03-14T10:00:00Z',
      LOST,
    ],
    [
      'lost in one session, waiting in the other',
      [{ slot: NEVER }, { slot: LOST_IT }],
      '2026-03-10T08:59:00Z',
      '2026-03-10T09:01:00Z',
      LOST,
    ],
    [
      'over in one session, not begun in the other',
      [{ startsOn: '2026-05-01', endsOn: '2026-06-30' }, {}],
      '2026-03-31T21:59:00Z',
      '2026-04-01T10:00:00Z',
      MIDNIGHT,
    ],
  ])('H-89 %s', (_, accesses, served, now, until) => {
    const clock = { served: new Date(served), now: new Date(now), timeZone: 'Europe/Paris' };
    expect(lateAccess(accesses.map(access), clock)?.until ?? null).toEqual(until && new Date(until));
  });
});

describe('the order of accesses', () => {
  it.each([
    ['later end first', byEnd, access({ endsOn: '2026-04-30' }), access()],
    ['no end before any end', byEnd, access({ endsOn: null }), access()],
    ['whole course first, however long the other lasts', byPartAndEnd, access(), access({ part: 'open-to-testers', endsOn: '2027-01-01' })],
    ['earlier start first', byStart, access({ startsOn: '2026-02-01' }), access()],
  ])('ACC-5 %s; equal accesses compare as 0', (_, compare, first, second) => {
    expect([compare(first, second) < 0, compare(second, first) > 0, compare(first, first), compare(second, second)]).toEqual([
      true,
      true,
      0,
      0,
    ]);
  });

  it.each([
    ['open', '2026-03-15'],
    ['not begun', '2026-02-15'],
    ['ended', '2026-04-15'],
  ])('ACC-5 of two accesses with the same dates, %s, the first listed counts', (_, today) => {
    const [lyon, nantes] = [access({ reference: 'Lyon' }), access({ reference: 'Nantes' })];
    expect([bestAccess([lyon, nantes], today), bestAccess([nantes, lyon], today)]).toEqual([lyon, nantes]);
  });
});

it('SEAT-6 the own last day of somebody who joins has not passed', () => {
  const session = { kind: 'licence', startsOn: '2026-03-01', endsOn: '2026-03-31' } as const;
  const refuse = (day: string) => refuseLastDayOnJoining(day, session, '2026-03-10')?.code;
  expect(['2026-02-28', '2026-03-09', '2026-03-10', '2026-04-30'].map(refuse)).toEqual([
    'seats.last_day_before_first',
    'seats.last_day_passed',
    undefined,
    undefined,
  ]);
});

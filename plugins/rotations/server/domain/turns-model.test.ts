// The plan against a model of the daily job: it passes every night and every day of a session, one after the other, and does what ROT-7 says.
import type { Day } from '@cordee/kernel/pure';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { nightOf, planTurns, type RotatingSession, type Turn } from './turns.ts';

type Session = RotatingSession<string>;
type Holder = { slot: number; member: string; since: Day; finished: boolean };
type Held = Turn<string> & { finished: boolean };

/** Those of 2027 to April 2029, as the administration lists them. */
const HOLIDAYS = [
  ...['2027-01-01', '2027-03-29', '2027-05-01', '2027-05-06', '2027-05-08', '2027-05-17', '2027-07-14', '2027-08-15', '2027-11-01'],
  ...['2027-11-11', '2027-12-25', '2028-01-01', '2028-04-17', '2028-05-01', '2028-05-08', '2028-05-25', '2028-06-05', '2028-07-14'],
  ...['2028-08-15', '2028-11-01', '2028-11-11', '2028-12-25', '2029-01-01', '2029-04-02'],
];

const later = (day: Day, days: number): Day => new Date(Date.parse(day) + days * 86_400_000).toISOString().slice(0, 10);
const earliest = (...days: readonly Day[]): Day => [...days].sort()[0] ?? '';

function daysFromTo(from: Day, to: Day): Day[] {
  const days: Day[] = [];
  for (let day = from; day < to; day = later(day, 1)) days.push(day);
  return days;
}

function doesCount(day: Day, { rotation }: Session): boolean {
  if (rotation.kind !== 'paced') return false;
  const weekday = new Date(day).getUTCDay();
  if (!rotation.counting.weekends && (weekday === 0 || weekday === 6)) return false;
  return rotation.counting.holidays || !HOLIDAYS.includes(day);
}

const countedIn = (from: Day, to: Day, session: Session): number => daysFromTo(from, to).filter((day) => doesCount(day, session)).length;

/** Whether a paced turn is over: some counted day up to this one came after N counted days. */
function isOver({ since }: Holder, day: Day, session: Session): boolean {
  const { rotation } = session;
  if (rotation.kind !== 'paced') return false;
  const counted = daysFromTo(since, later(day, 1)).filter((each) => doesCount(each, session));
  return counted.length > rotation.days;
}

/** What the daily job would do on each night and day from today to the end of the session. */
function simulate(session: Session): Held[] {
  const { rotation, today, startsOn, endsOn, members } = session;
  const lastDay = (member: string) => earliest(members.get(member)?.endsOn ?? endsOn, endsOn);
  const finishesOn = (member: string) => members.get(member)?.finishesOn ?? null;
  const held: Held[] = [];
  let queue = [...session.queue];
  let holders: Holder[] = session.holders.map(({ slot, member, since }) => {
    const finish = finishesOn(member);
    return { slot, member, since, finished: finish !== null && finish < today };
  });

  const leave = (holder: Holder, to: Day) => {
    holders = holders.filter((each) => each !== holder);
    held.push({ slot: holder.slot, member: holder.member, from: holder.since, to, finished: holder.finished });
  };
  const enter = (slot: number, day: Day) => {
    const [member = '', ...others] = queue;
    queue = others;
    holders.push({ slot, member, since: day, finished: false });
  };
  const finishToday = (day: Day) => {
    for (const holder of holders) if (finishesOn(holder.member) === day) holder.finished = true;
  };

  for (let day = today; ; day = later(day, 1)) {
    for (const holder of [...holders]) if (lastDay(holder.member) < day) leave(holder, later(lastDay(holder.member), 1));
    queue = queue.filter((member) => lastDay(member) >= day);
    if (day > endsOn) break;

    const isRotating = rotation.kind !== 'none' && day >= startsOn;
    if (isRotating) {
      for (const slot of [...session.slots].sort((a, b) => a - b))
        if (queue.length > 0 && !holders.some((holder) => holder.slot === slot)) enter(slot, day);

      const over = holders.filter((holder) => holder.finished || isOver(holder, day, session));
      over.sort((a, b) => (a.since === b.since ? a.slot - b.slot : a.since < b.since ? -1 : 1));
      const returning: string[] = [];
      for (const holder of over) {
        if (queue.length === 0) continue;
        leave(holder, day);
        enter(holder.slot, day);
        if (rotation.kind === 'paced' && rotation.leaversReturn && !holder.finished) returning.push(holder.member);
      }
      queue.push(...returning);
    }

    finishToday(day);
    while (isRotating && queue.length > 0) {
      const [first] = holders.filter(({ finished }) => finished).sort((a, b) => a.slot - b.slot);
      if (!first) break;
      leave(first, day);
      enter(first.slot, day);
      finishToday(day);
    }
  }
  return held;
}

function withoutIn(held: readonly Held[], session: Session): string[] {
  const { rotation } = session;
  const isWhole = ({ from, to, finished }: Held) =>
    rotation.kind === 'natural' || finished || (rotation.kind === 'paced' && countedIn(from, to, session) >= rotation.days);
  return session.queue.filter((member) => !held.some((turn) => turn.member === member && isWhole(turn)));
}

function paceIn(session: Session, without: readonly string[]): number | null {
  if (session.rotation.kind !== 'paced' || without.length === 0) return null;
  for (let days = session.rotation.days - 1; days >= 1; days--) {
    const slower = { ...session, rotation: { ...session.rotation, days } };
    if (withoutIn(simulate(slower), slower).length === 0) return days;
  }
  return null;
}

const printed = (held: readonly Held[], until: Day | null): Turn<string>[] =>
  held
    .filter(({ from }) => until === null || from < until)
    .map(({ slot, member, from, to }) => ({ slot, member, from, to: until !== null && until < to ? until : to }))
    .sort((a, b) => (a.from === b.from ? a.slot - b.slot : a.from < b.from ? -1 : 1));

/** In days from today: mostly none, else around today or anywhere in a session of this length. */
const dates = (length: number) =>
  fc.oneof(
    { weight: 4, arbitrary: fc.constant(null) },
    { weight: 1, arbitrary: fc.integer({ min: -5, max: 5 }) },
    { weight: 2, arbitrary: fc.integer({ min: 0, max: length }) },
  );

/** Sessions around today. `length`: of their days at most; `days`: of a turn at most. */
const sessions = (length: number, days: number): fc.Arbitrary<{ session: Session; until: Day | null }> =>
  fc
    .record({
      // The end of summer time, Christmas, New Year, 29 February and the beginning of summer time lie ahead, on different days of the week.
      today: fc.integer({ min: 0, max: 180 }).map((offset) => later('2027-10-01', offset)),
      begun: fc.integer({ min: -20, max: 60 }),
      length: fc.integer({ min: 0, max: length }),
      until: fc.option(fc.integer({ min: -5, max: length })),
      slots: fc.uniqueArray(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 4 }),
      holders: fc.array(fc.integer({ min: 0, max: 40 }), { maxLength: 4 }),
      queue: fc.integer({ min: 0, max: 6 }),
      dates: fc.array(fc.tuple(dates(length), dates(length)), { minLength: 10, maxLength: 10 }),
      kind: fc.constantFrom('paced', 'paced', 'paced', 'natural', 'none'),
      days: fc.integer({ min: 1, max: days }),
      counting: fc.record({ weekends: fc.boolean(), holidays: fc.boolean() }),
      leaversReturn: fc.boolean(),
    })
    .map(({ today, begun, slots, kind, counting, leaversReturn, ...rest }) => {
      const startsOn = later(today, -begun);
      const names = [...'ABCDEFGHIJ'];
      const holders = rest.holders.slice(0, slots.length).map((daysAgo, index) => {
        const since = later(today, -Math.min(daysAgo, Math.max(begun, 0)));
        return { slot: slots[index] ?? 0, member: names[index] ?? '', since, countsFrom: since, earliestEnd: null, isOver: false };
      });
      const around = (days: number | null) => (days === null ? null : later(today, days));
      const members = new Map(
        names.map((name, index) => {
          const [endsOn = null, finishesOn = null] = rest.dates[index] ?? [];
          return [name, { endsOn: around(endsOn), finishesOn: around(finishesOn) }];
        }),
      );
      const rotation = kind === 'paced' ? { kind, days: rest.days, counting, leaversReturn } : { kind };
      const queue = names.slice(holders.length, holders.length + rest.queue);
      const endsOn = later(startsOn, rest.length);
      return {
        session: { today, nightHasPassed: false, startsOn, endsOn, slots, rotation, holders, queue, members } as Session,
        until: around(rest.until),
      };
    });

it('ROT-4 ROT-7 over a year of nights and days, the plan is what the daily job will do', () => {
  fc.assert(
    fc.property(sessions(366, 40), ({ session, until }) => {
      const held = simulate(session);
      const { turns, without } = planTurns(session, until);
      expect(turns).toEqual(printed(held, until));
      expect(without).toEqual(withoutIn(held, session));
    }),
    { numRuns: 150 },
  );
});

it('ROT-6 ROT-7 the pace proposed is the largest below the present one at which nobody is without', () => {
  fc.assert(
    fc.property(sessions(40, 12), ({ session, until }) => {
      const held = simulate(session);
      const without = withoutIn(held, session);
      expect(planTurns(session, until)).toEqual({ turns: printed(held, until), without, pace: paceIn(session, without) });
    }),
    { numRuns: 300 },
  );
});

/** The session once its night has passed, as the daily job leaves it; none that is over, or in which somebody is past their last day, or waits though finished. */
function afterNight(session: Session): Session | undefined {
  const { today, startsOn, endsOn, members } = session;
  const isOut = (member: string) => (members.get(member)?.endsOn ?? endsOn) < today;
  const hasFree = session.slots.length > session.holders.length && session.queue.length > 0;
  const waitsFinished = session.queue.some((member) => (members.get(member)?.finishesOn ?? today) < today);
  if (
    today < startsOn ||
    today > endsOn ||
    hasFree ||
    waitsFinished ||
    [...session.queue, ...session.holders.map(({ member }) => member)].some(isOut)
  )
    return undefined;

  const { handOvers, returning } = nightOf(session);
  const next = new Map(handOvers.map(({ slot, to }) => [slot, to]));
  const holders = session.holders.map((holder) => {
    const member = next.get(holder.slot);
    return member === undefined ? holder : { ...holder, member, since: today, countsFrom: today };
  });
  const received = new Set(next.values());
  return { ...session, nightHasPassed: true, holders, queue: [...session.queue.filter((member) => !received.has(member)), ...returning] };
}

it('ROT-4 ROT-6 once a night has passed, the calendar shows what it showed before', () => {
  fc.assert(
    fc.property(sessions(120, 20), ({ session }) => {
      const after = afterNight(session);
      fc.pre(after !== undefined);
      const [before, shown] = [planTurns(session, null).turns, planTurns(after ?? session, null).turns];
      expect(shown.filter(({ from }) => from > session.today)).toEqual(before.filter(({ from }) => from > session.today));
    }),
    { numRuns: 200 },
  );
});

it('SEAT-8 ROT-7 in no plan a slot has two holders at a time, or a member two slots', () => {
  fc.assert(
    fc.property(sessions(120, 20), ({ session }) => {
      const { turns } = planTurns(session, null);
      for (const [index, one] of turns.entries())
        for (const other of turns.slice(index + 1))
          if (one.slot === other.slot || one.member === other.member) expect(other.from >= one.to || one.from >= other.to).toBe(true);
    }),
    { numRuns: 200 },
  );
});

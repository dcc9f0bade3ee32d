import type { Day } from '@cordee/kernel/pure';
import { type Counting, countedDays } from './counted-days.ts';
import { dayOf, numberOf } from './day-number.ts';
import { type HeldTurn, holdNight, holdTurns, type Night, type NumberedSession, turnEnds } from './hold-turns.ts';

/**
 * How the slots of a session go round. `days`: how many counted days a turn lasts; `leaversReturn`: whether who leaves unfinished joins the end of
 * the list. (ROT-2, ROT-3)
 */
export type Rotation =
  | Readonly<{ kind: 'none' | 'natural' }>
  | Readonly<{ kind: 'paced'; days: number; counting: Counting; leaversReturn: boolean }>;

/**
 * Who holds a slot, since the day of its assignment. `countsFrom`: the day from which the days of the turn are counted, later than `since` when the
 * rotation became a paced one meanwhile; `earliestEnd`: the day before which the turn is not over, after N was changed; `isOver`: it was over before
 * that, its holder kept for want of a next. (ROT-7)
 */
export type Holder<Member> = Readonly<{
  slot: number;
  member: Member;
  since: Day;
  countsFrom: Day;
  earliestEnd: Day | null;
  isOver: boolean;
}>;

/** A slot session as it stands before or after the night of `today`: the numbers of its slots, who holds one, and who waits, in order. (ROT-7) */
export type RotatingSession<Member> = Readonly<{
  today: Day;
  nightHasPassed: boolean;
  startsOn: Day;
  endsOn: Day;
  slots: readonly number[];
  rotation: Rotation;
  holders: readonly Holder<Member>[];
  queue: readonly Member[];
  /** The last day of a member, and the day on which they would finish while holding a slot; neither of who is not in it. */
  members: ReadonlyMap<Member, Readonly<{ endsOn: Day | null; finishesOn: Day | null }>>;
}>;

/** A turn: `from` is its first day, `to` the first day without the slot. */
export type Turn<Member> = Readonly<{ slot: number; member: Member; from: Day; to: Day }>;

/**
 * Who holds which slot when. `without`: who is on the list today and gets not one whole turn before the session ends; `pace`: the largest number
 * of days below the present one at which nobody is without, null when that is the present one, or none. (ROT-6, ROT-7)
 */
export type TurnPlan<Member> = Readonly<{ turns: Turn<Member>[]; without: Member[]; pace: number | null }>;

/** Plans the turns of a session to its end; those that begin before `until` are in the plan, cut there. (ROT-6, ROT-7) */
export function planTurns<Member>(session: RotatingSession<Member>, until: Day | null): TurnPlan<Member> {
  const { rotation } = session;
  const numbered = numberDays(session);
  const days = daysOf(rotation);
  const turns = holdTurns(numbered, days);
  const without = membersWithout(turns, numbered, days);
  const pace = rotation.kind === 'paced' && without.length > 0 ? paceBelow(numbered, days) : null;

  return { turns: cutAt(turns, until === null ? Number.POSITIVE_INFINITY : numberOf(until)), without, pace };
}

/** The plan of a session to its end, without the pace, for which every other is planned. (ROT-6) */
export function planToEnd<Member>(session: RotatingSession<Member>): Omit<TurnPlan<Member>, 'pace'> {
  const numbered = numberDays(session);
  const days = daysOf(session.rotation);
  const turns = holdTurns(numbered, days);
  return { turns: cutAt(turns, Number.POSITIVE_INFINITY), without: membersWithout(turns, numbered, days) };
}

/** The turns of a session to its end, for whoever need not know who gets none. (ROT-5, ROT-6) */
export const turnsToEnd = <Member>(session: RotatingSession<Member>): Turn<Member>[] => planToEnd(session).turns;

/** What one night changes of a session in which nobody is past their last day and no slot is free while somebody waits: who gives way to whom, and who joins the end of the list. (ROT-7) */
export function nightOf<Member>(session: RotatingSession<Member>): Night<Member> {
  return holdNight(numberDays(session), daysOf(session.rotation));
}

/** Whether a running turn is over on a day, also one whose holder is kept. (ROT-7) */
export function isOver<Member>(holder: Holder<Member>, session: RotatingSession<Member>, day: Day): boolean {
  const { rotation } = session;
  if (rotation.kind !== 'paced') return false;
  return turnEnds(numberDays({ ...session, holders: [holder] }), rotation.days).every((end) => end <= numberOf(day));
}

/** How many counted days a turn lasts: no number, where it ends when its member finishes. (ROT-2) */
const daysOf = (rotation: Rotation): number => (rotation.kind === 'paced' ? rotation.days : Number.POSITIVE_INFINITY);

/** Turns of more days than count in the whole session are all alike, nobody holds one whole; and who is past their last day holds none at any pace. */
function paceBelow<Member>(session: NumberedSession<Member>, days: number): number | null {
  const firstNight = Math.max(session.today, session.startsOn);
  if (session.queue.some((member) => session.lastDayOf(member) < firstNight)) return null;

  for (let fewer = Math.min(days - 1, session.counted.total); fewer > 0; fewer--) {
    if (membersWithout(holdTurns(session, fewer), session, fewer).length === 0) return fewer;
  }
  return null;
}

/** Who on the list gets no whole turn: one that held its counted days, or in which its member finished; a natural turn is always whole. (ROT-7) */
function membersWithout<Member>(turns: readonly HeldTurn<Member>[], { queue, counted }: NumberedSession<Member>, days: number): Member[] {
  const isWhole = ({ from, to, finished }: HeldTurn<Member>) =>
    days === Number.POSITIVE_INFINITY || finished || counted.between(from, to) >= days;
  const served = new Set(turns.filter(isWhole).map(({ member }) => member));
  return queue.filter((member) => !served.has(member));
}

const cutAt = <Member>(turns: readonly HeldTurn<Member>[], until: number): Turn<Member>[] =>
  turns
    .filter(({ from }) => from < until)
    .map(({ slot, member, from, to }) => ({ slot, member, from: dayOf(from), to: dayOf(Math.min(to, until)) }));

function numberDays<Member>({ rotation, ...session }: RotatingSession<Member>): NumberedSession<Member> {
  const startsOn = numberOf(session.startsOn);
  const endsOn = numberOf(session.endsOn);
  const holders = session.holders.map(({ since, countsFrom, earliestEnd, ...holder }) => ({
    ...holder,
    since: numberOf(since),
    countsFrom: numberOf(countsFrom),
    earliestEnd: earliestEnd === null ? Number.NEGATIVE_INFINITY : numberOf(earliestEnd),
  }));
  const lastDays = new Map<Member, number>();
  const finishes = new Map<Member, number>();
  for (const [member, dates] of session.members) {
    if (dates.endsOn !== null) lastDays.set(member, Math.min(numberOf(dates.endsOn), endsOn));
    if (dates.finishesOn !== null) finishes.set(member, numberOf(dates.finishesOn));
  }
  const first = Math.min(startsOn, ...holders.flatMap(({ since, countsFrom }) => [since, countsFrom]));
  const counting = rotation.kind === 'paced' ? rotation.counting : { weekends: true, holidays: true };

  return {
    today: numberOf(session.today),
    nightHasPassed: session.nightHasPassed,
    startsOn,
    endsOn,
    slots: session.slots.toSorted((one, other) => one - other),
    rotates: rotation.kind !== 'none',
    leaversReturn: rotation.kind === 'paced' && rotation.leaversReturn,
    counted: countedDays(counting, first, endsOn),
    holders,
    queue: session.queue,
    lastDayOf: (member) => lastDays.get(member) ?? endsOn,
    finishesOn: (member) => finishes.get(member) ?? Number.POSITIVE_INFINITY,
  };
}

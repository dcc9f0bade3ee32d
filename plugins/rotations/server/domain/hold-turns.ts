import type { CountedDays } from './counted-days.ts';

/** A session whose slots go round, its days as numbers. `leaversReturn`: whether who leaves unfinished joins the end of the list. */
export type NumberedSession<Member> = Readonly<{
  today: number;
  nightHasPassed: boolean;
  startsOn: number;
  endsOn: number;
  slots: readonly number[];
  rotates: boolean;
  leaversReturn: boolean;
  counted: CountedDays;
  holders: readonly Readonly<{ slot: number; member: Member; since: number; countsFrom: number; earliestEnd: number; isOver: boolean }>[];
  queue: readonly Member[];
  lastDayOf: (member: Member) => number;
  finishesOn: (member: Member) => number;
}>;

/** A turn that was held: from a day, included, to another, excluded; whether its member finished the course in it. */
export type HeldTurn<Member> = Readonly<{ slot: number; member: Member; from: number; to: number; finished: boolean }>;

/** A slot that is held. `turnEnd`: the first day on which its turn is over; `finishesOn`: when its holder finishes, if they hold it still. */
type Holding<Member> = Readonly<{
  slot: number;
  member: Member;
  from: number;
  turnEnd: number;
  lastDay: number;
  finishesOn: number;
}>;

type State<Member> = Readonly<{
  session: NumberedSession<Member>;
  days: number;
  holdings: Map<number, Holding<Member>>;
  queue: Member[];
  turns: HeldTurn<Member>[];
}>;

/**
 * All turns from those that are running today to the end of the session, when a turn lasts this many counted days (`Infinity`: until its holder
 * finishes): night by night, each followed by its day, while somebody waits. Nobody is given a slot before the first day. (ROT-2, ROT-3, ROT-7)
 */
export function holdTurns<Member>(session: NumberedSession<Member>, days: number): HeldTurn<Member>[] {
  const state = begin(session, days);
  if (session.rotates) {
    for (let day = Math.max(session.today, session.startsOn); day <= session.endsOn && state.queue.length > 0; day = nextDay(state, day)) {
      if (day === session.today && session.nightHasPassed) fillFreeSlots(state, day);
      else passNight(state, day);
      passDay(state, day);
    }
  }
  for (const holding of state.holdings.values()) end(state, holding, holding.lastDay + 1);
  return state.turns.sort((one, other) => one.from - other.from || one.slot - other.slot);
}

/** The next day on which a slot may change hands. */
function nextDay<Member>({ holdings }: State<Member>, day: number): number {
  let next = Number.POSITIVE_INFINITY;
  for (const { turnEnd, lastDay, finishesOn } of holdings.values()) next = Math.min(next, turnEnd, lastDay + 1, finishesOn);
  return Math.max(day + 1, next);
}

/** What a night changes: who gets which slot, in place of whom (nobody: it was free), and who joins the end of the list, in order. (ROT-7) */
export type Night<Member> = Readonly<{
  handOvers: readonly Readonly<{ slot: number; from: Member | null; to: Member }>[];
  returning: readonly Member[];
}>;

/** The night of today. (ROT-7) */
export function holdNight<Member>(session: NumberedSession<Member>, days: number): Night<Member> {
  const state = begin(session, days);
  const before = new Map(state.holdings);
  passNight(state, session.today);
  const handOvers = [...state.holdings.values()].flatMap(({ slot, member }) => {
    const from = before.get(slot)?.member ?? null;
    return from === member ? [] : [{ slot, from, to: member }];
  });
  const waited = new Set(session.queue);
  return { handOvers, returning: state.queue.filter((member) => !waited.has(member)) };
}

/** The first day on which the turn of each holder is over. (ROT-7) */
export const turnEnds = <Member>({ holders, counted }: Pick<NumberedSession<Member>, 'holders' | 'counted'>, days: number): number[] =>
  holders.map(({ countsFrom, earliestEnd, isOver }) =>
    isOver ? Number.NEGATIVE_INFINITY : Math.max(counted.turnEnd(countsFrom, days), earliestEnd),
  );

function begin<Member>(session: NumberedSession<Member>, days: number): State<Member> {
  const { lastDayOf, finishesOn } = session;
  const ends = turnEnds(session, days);
  const holdings = session.holders.map(({ slot, member, since }, index) => ({
    slot,
    member,
    from: since,
    turnEnd: ends[index] ?? Number.POSITIVE_INFINITY,
    lastDay: lastDayOf(member),
    finishesOn: finishesOn(member),
  }));
  return { session, days, holdings: new Map(holdings.map((each) => [each.slot, each])), queue: [...session.queue], turns: [] };
}

/**
 * 00:00: who is past their last day leaves; free slots are filled by number; then whose turn is over gives way, the one held longest first, while
 * somebody waits; last, those who left join the end of the list. (ROT-7)
 */
function passNight<Member>(state: State<Member>, day: number): void {
  const { session, holdings, queue } = state;
  for (const holding of holdings.values()) if (holding.lastDay < day) end(state, holding, holding.lastDay + 1);
  fillFreeSlots(state, day);

  const over = [...holdings.values()].filter(({ turnEnd, finishesOn }) => turnEnd <= day || finishesOn < day);
  over.sort((one, other) => one.from - other.from || one.slot - other.slot);
  const left = over.filter((holding) => giveWay(state, holding, day));
  if (session.leaversReturn) queue.push(...left.filter(({ finishesOn }) => finishesOn >= day).map(({ member }) => member));
}

/** Gives the free slots to those in line, by number: in the night, and at once when slots begin to go round. (ROT-7) */
function fillFreeSlots<Member>(state: State<Member>, day: number): void {
  for (const slot of state.session.slots) if (!state.holdings.has(slot)) give(state, slot, day);
}

/** By day: who finishes gives way at once while somebody waits, by slot number; who receives the slot may finish on the same day. (ROT-7) */
function passDay<Member>(state: State<Member>, day: number): void {
  for (const slot of state.session.slots) {
    let holding = state.holdings.get(slot);
    while (holding && holding.finishesOn <= day && giveWay(state, holding, day, true)) holding = state.holdings.get(slot);
  }
}

/** Gives the slot of a holder to the first in line; false, and the holder keeps it, when nobody is. */
function giveWay<Member>(state: State<Member>, holding: Holding<Member>, day: number, finished?: boolean): boolean {
  if (firstInLine(state, day) === undefined) return false;

  end(state, holding, day, finished);
  give(state, holding.slot, day);
  return true;
}

function give<Member>(state: State<Member>, slot: number, day: number): void {
  const { session, days, holdings, queue } = state;
  const member = firstInLine(state, day);
  if (member === undefined) return;

  queue.shift();
  const finishesOn = session.finishesOn(member);
  holdings.set(slot, {
    slot,
    member,
    from: day,
    turnEnd: session.counted.turnEnd(day, days),
    lastDay: session.lastDayOf(member),
    finishesOn: finishesOn < day ? Number.POSITIVE_INFINITY : finishesOn,
  });
}

/** The first on the list; those before them whose last day has passed are off it. */
function firstInLine<Member>({ session, queue }: State<Member>, day: number): Member | undefined {
  while (queue[0] !== undefined && session.lastDayOf(queue[0]) < day) queue.shift();
  return queue[0];
}

/** Ends a turn, in which its member `finished`, or not: who leaves in a night finished on a day before it. */
function end<Member>(
  { holdings, turns }: State<Member>,
  { slot, member, from, finishesOn }: Holding<Member>,
  to: number,
  finished = finishesOn < to,
): void {
  holdings.delete(slot);
  turns.push({ slot, member, from, to, finished });
}

import type { MembershipId } from './ids.ts';

/** Somebody who holds a slot, by the id of the holding. */
type Holder = Readonly<{ holding: string; slot: number; membership: MembershipId }>;

/** Somebody's place on the waiting list, and since when they have it (ISO 8601). */
export type Place = Readonly<{ membership: MembershipId; position: number; since: string }>;

/** Who holds the slots of a session, and who waits for one: of a long list those whom a command can move. */
export type SlotStandings = Readonly<{ holders: readonly Holder[]; waiting: readonly Place[] }>;

/** What a command changed: who got a slot and who lost one, who joined the waiting list and who left it. */
export type SlotChange = Readonly<{
  given: readonly Pick<Holder, 'membership'>[];
  taken: readonly Pick<Holder, 'slot' | 'membership'>[];
  joined: readonly MembershipId[];
  left: readonly Place[];
}>;

/** Compares how a session stood before a command and after it; null when nothing changed. (SEAT-7, ROT-1) */
export function changeBetween(before: SlotStandings, after: SlotStandings): SlotChange | null {
  const [held, holds] = [holdingsOf(before), holdingsOf(after)];
  const [waited, waits] = [membersOf(before), membersOf(after)];
  const change = {
    given: after.holders.filter(({ holding }) => !held.has(holding)).map(({ membership }) => ({ membership })),
    taken: before.holders.filter(({ holding }) => !holds.has(holding)).map(({ slot, membership }) => ({ slot, membership })),
    joined: [...waits].filter((membership) => !waited.has(membership)),
    left: before.waiting.filter(({ membership }) => !waits.has(membership)),
  };
  return Object.values(change).some(({ length }) => length > 0) ? change : null;
}

const holdingsOf = ({ holders }: SlotStandings) => new Set(holders.map(({ holding }) => holding));
const membersOf = ({ waiting }: SlotStandings) => new Set(waiting.map(({ membership }) => membership));

/** For how long a pilot may undo a command. */
const UNDO_SECONDS = 10;

/** How much later the request may arrive: the page took a moment to come, and the click to go. */
const GRACE_SECONDS = 5;

/** How many whole seconds are left to undo what was done then; 0 when it is too late to offer it. */
export const secondsToUndo = (doneAt: Date, now: Date): number =>
  Math.max(Math.ceil(UNDO_SECONDS - (now.getTime() - doneAt.getTime()) / 1000), 0);

/** Whether what was done then can be undone still. */
export const isInTimeToUndo = (doneAt: Date, now: Date): boolean =>
  now.getTime() - doneAt.getTime() <= (UNDO_SECONDS + GRACE_SECONDS) * 1000;

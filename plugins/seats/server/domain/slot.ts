import type { Day, Refusal } from '@cordee/kernel/pure';
import type { MembershipId, SessionId } from './ids.ts';
import { stateOf } from './membership.ts';
import {
  AlreadyHolds,
  FinishedGivesWay,
  FinishedWaitsForNone,
  MemberBlocked,
  MemberDoesNotLearn,
  MemberHasEnded,
  NoFreeSlot,
  OthersWait,
  SessionNotRunning,
} from './refusals.ts';

/** A member who waits for a slot, and is not blocked: the days on which they can hold one. (ROT-1) */
export type WaitingMember = Readonly<{ membership: MembershipId; startsOn: Day; endsOn: Day }>;

/**
 * A slot session as it stands: its dates, the numbers of the slots that nobody holds, lowest first, and of those whose holder has finished; who
 * waits for one, in order, at least as far as the first in line for each, and how its slots go round. (SEAT-5, ROT-1, ROT-2, ROT-7)
 */
export type SlotSession = Readonly<{
  session: SessionId;
  startsOn: Day;
  endsOn: Day;
  freeSlots: readonly number[];
  finishedHolders: readonly Readonly<{ slot: number; membership: MembershipId }>[];
  waiting: readonly WaitingMember[];
  rotation: 'none' | 'natural' | 'paced';
}>;

/** How a member of a slot session stands: the number of the slot they hold, or their place on the waiting list. (SEAT-7, ROT-1) */
export type SlotMember = Readonly<{
  membership: MembershipId;
  learns: boolean;
  /** Their last day: their own, or that of the session. (SEAT-6) */
  endsOn: Day;
  blocked: boolean;
  slot: number | null;
  place: number | null;
  /** Whether they have finished the course of the session. */
  finished: boolean;
}>;

/** What can be done about the slot of a member. (SEAT-7, ROT-1) */
const SLOT_ACTIONS = ['assign', 'release', 'wait', 'leave'] as const;
export type SlotAction = (typeof SLOT_ACTIONS)[number];

/** `overtaken`: the member in line whom staff name, to give a slot to somebody else. (H-20) */
type SlotRule = (member: SlotMember, session: SlotSession, today: Day, overtaken?: MembershipId) => Refusal | null;

/**
 * Why an action is refused today; null when it is not. A slot is assigned from the first day of the session to the last one of the member, when one is free,
 * and released at any time; who holds one does not wait, nor who has finished, who gets one only while nobody is in line. Where slots go round, nobody overtakes the first in line, unless staff name them. (SEAT-7, ROT-1, ROT-7, H-20, I-09)
 */
export const SLOT_RULES: Readonly<Record<SlotAction, SlotRule>> = {
  assign: (member, session, today, overtaken) =>
    cannotHold(member) ??
    notWithin(member, session, today) ??
    (session.freeSlots.length === 0 ? new NoFreeSlot({}) : null) ??
    givesWay(member, session, today) ??
    overtakes(member, session, today, overtaken),
  release: () => null,
  wait: (member, session, today) =>
    cannotHold(member) ?? notWithin(member, session, today) ?? (member.finished ? new FinishedWaitsForNone({}) : null),
  leave: () => null,
};

/**
 * Whether a member stands already as an action would leave them: nothing is left to do, and a double click, a form sent again or a colleague
 * who was faster ends on the same success. (H-75)
 */
export const isDone = (action: SlotAction, { slot, place }: SlotMember): boolean =>
  ({ assign: slot !== null, release: slot === null, wait: place !== null, leave: place === null })[action];

/** The actions that would change something today, for a page that offers them; for staff, also that which overtakes the first in line. */
export const possibleActions = (member: SlotMember, session: SlotSession, today: Day, as: 'pilot' | 'staff' = 'pilot'): SlotAction[] => {
  const overtaken = as === 'staff' ? overtakenBy(member, session, today) : undefined;
  return SLOT_ACTIONS.filter((action) => !isDone(action, member) && SLOT_RULES[action](member, session, today, overtaken) === null);
};

function cannotHold({ learns, blocked, slot }: SlotMember): Refusal | null {
  if (!learns) return new MemberDoesNotLearn({});
  if (blocked) return new MemberBlocked({});
  return slot === null ? null : new AlreadyHolds({ slot });
}

function notWithin(member: SlotMember, { startsOn, endsOn }: SlotSession, today: Day): Refusal | null {
  if (stateOf({ startsOn, endsOn }, today) !== 'open') return new SessionNotRunning({ startsOn, endsOn });
  return today > member.endsOn ? new MemberHasEnded({ endsOn: member.endsOn }) : null;
}

const givesWay = ({ finished }: SlotMember, { waiting }: SlotSession, today: Day): Refusal | null =>
  finished && firstInLine(waiting, today) !== undefined ? new FinishedGivesWay({}) : null;

function overtakes(member: SlotMember, session: SlotSession, today: Day, overtaken?: MembershipId): Refusal | null {
  const first = overtakenBy(member, session, today);
  return first === undefined || first === overtaken ? null : new OthersWait({});
}

/** Whom a member who is given a slot today would overtake: the first in line where slots go round, unless it is their turn. (ROT-7, H-20) */
export function overtakenBy({ membership }: Pick<SlotMember, 'membership'>, session: SlotSession, today: Day): MembershipId | undefined {
  const first = session.rotation === 'none' ? undefined : firstInLine(session.waiting, today)?.membership;
  return first === membership ? undefined : first;
}

/** Whether somebody who waits can hold a slot today: within their dates. (ROT-7) */
export const isInLine = (member: WaitingMember, today: Day): boolean => stateOf(member, today) === 'open';

/** The first of those who wait that can hold a slot today. (ROT-7) */
export const firstInLine = (waiting: readonly WaitingMember[], today: Day): WaitingMember | undefined =>
  waiting.find((member) => isInLine(member, today));

/** A slot, and the member who holds it from now on. */
export type HandOver = Readonly<{ session: SessionId; slot: number; membership: MembershipId }>;

/**
 * Who gets a slot of a session there and then: those in line get the free ones, the lowest number first, then those whose holder has finished
 * (`from`), who gives way. Nobody does, unless its slots go round. (ROT-2, ROT-7, H-20)
 */
export function handOvers(
  { session, rotation, freeSlots, finishedHolders, waiting }: SlotSession,
  today: Day,
): (HandOver & Readonly<{ from: MembershipId | null }>)[] {
  const inLine = rotation === 'none' ? [] : waiting.filter((member) => isInLine(member, today));
  const open = [...freeSlots.map((slot) => ({ slot, membership: null })), ...finishedHolders];
  return inLine.flatMap(({ membership }, index) => {
    const next = open[index];
    return next ? [{ session, slot: next.slot, from: next.membership, membership }] : [];
  });
}

/** Whether a member who is put on the waiting list gets a slot there and then: one is free, or its holder has finished, slots go round, and nobody in line is before them. (ROT-7) */
export const getsFreeSlot = ({ membership, endsOn }: SlotMember, session: SlotSession, today: Day): boolean => {
  const waiting = [...session.waiting, { membership, startsOn: session.startsOn, endsOn }];
  return handOvers({ ...session, waiting }, today).some((given) => given.membership === membership);
};

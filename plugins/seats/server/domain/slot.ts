import type { Day, Refusal } from '@cordee/kernel/pure';
import type { MembershipId } from './ids.ts';
import { stateOf } from './membership.ts';
import { AlreadyHolds, MemberBlocked, MemberDoesNotLearn, NoFreeSlot, SessionNotRunning } from './refusals.ts';

/** A slot session as it stands: its dates, and the numbers of the slots that nobody holds, lowest first. (SEAT-5) */
export type SlotSession = Readonly<{ startsOn: Day; endsOn: Day; freeSlots: readonly number[] }>;

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

type SlotRule = (member: SlotMember, session: SlotSession, today: Day) => Refusal | null;

/**
 * Why an action is refused today; null when it is not. A slot is assigned from the first day of the session to the last one of the member, when one is free,
 * and released at any time; who holds one does not wait. (SEAT-7, ROT-1, I-09)
 */
export const SLOT_RULES: Readonly<Record<SlotAction, SlotRule>> = {
  assign: (member, session, today) =>
    cannotHold(member) ?? notWithin(member, session, today) ?? (session.freeSlots.length === 0 ? new NoFreeSlot({}) : null),
  release: () => null,
  wait: (member, session, today) => cannotHold(member) ?? notWithin(member, session, today),
  leave: () => null,
};

/**
 * Whether a member stands already as an action would leave them: nothing is left to do, and a double click, a form sent again or a colleague
 * who was faster ends on the same success. (H-75)
 */
export const isDone = (action: SlotAction, { slot, place }: SlotMember): boolean =>
  ({ assign: slot !== null, release: slot === null, wait: place !== null, leave: place === null })[action];

/** The actions that would change something today, for a page that offers them. */
export const possibleActions = (member: SlotMember, session: SlotSession, today: Day): SlotAction[] =>
  SLOT_ACTIONS.filter((action) => !isDone(action, member) && SLOT_RULES[action](member, session, today) === null);

function cannotHold({ learns, blocked, slot }: SlotMember): Refusal | null {
  if (!learns) return new MemberDoesNotLearn({});
  if (blocked) return new MemberBlocked({});
  return slot === null ? null : new AlreadyHolds({ slot });
}

const notWithin = ({ endsOn }: SlotMember, { startsOn }: SlotSession, today: Day): Refusal | null =>
  stateOf({ startsOn, endsOn }, today) === 'open' ? null : new SessionNotRunning({ startsOn, endsOn });

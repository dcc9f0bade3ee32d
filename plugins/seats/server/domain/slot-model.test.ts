import fc from 'fast-check';
import { expect, it } from 'vitest';
import { id } from '../../../../test/id.ts';
import type { MembershipId } from './ids.ts';
import { firstInLine, handOvers, isDone, SLOT_RULES, type SlotAction, type SlotSession } from './slot.ts';

const DAYS = ['2026-11-01', '2026-11-02', '2026-11-03', '2026-11-04', '2026-11-05'];
const MEMBERS = 6;

/** A session as a list of facts: who holds which slot, who waits, and who is in it, until when. */
type State = {
  day: number;
  rotation: SlotSession['rotation'];
  slots: number[];
  holders: Map<number, MembershipId>;
  waiting: MembershipId[];
  members: Map<MembershipId, { endsOn: string; blocked: boolean; finished: boolean }>;
  out: Set<MembershipId>;
};
type Command =
  | { kind: SlotAction | 'block' | 'unblock' | 'remove' | 'end' | 'finish'; member: number }
  | { kind: 'allowance'; slots: number }
  | { kind: 'midnight' };

const membershipOf = (member: number) => id<'membership'>(`m${member}`);

const sessionOf = (state: State): SlotSession => ({
  session: id(1),
  startsOn: DAYS[0] ?? '',
  endsOn: DAYS.at(-1) ?? '',
  rotation: state.rotation,
  freeSlots: state.slots.filter((slot) => !state.holders.has(slot)),
  finishedHolders: [...state.holders]
    .filter(([, membership]) => factsOf(state, membership).finished)
    .map(([slot, membership]) => ({ slot, membership }))
    .sort((one, other) => one.slot - other.slot),
  waiting: state.waiting
    .filter((membership) => !factsOf(state, membership).blocked)
    .map((membership) => ({ membership, startsOn: DAYS[0] ?? '', endsOn: factsOf(state, membership).endsOn })),
});
const factsOf = (state: State, membership: MembershipId) => state.members.get(membership) ?? { endsOn: '', blocked: true, finished: false };
const today = (state: State) => DAYS[state.day] ?? '';
const slotOf = (state: State, membership: MembershipId) => [...state.holders].find(([, holder]) => holder === membership)?.[0] ?? null;

function leave(state: State, leaving: readonly MembershipId[]): void {
  for (const [slot, holder] of state.holders) if (leaving.includes(holder)) state.holders.delete(slot);
  state.waiting = state.waiting.filter((membership) => !leaving.includes(membership));
}

function fill(state: State): void {
  const before = sessionOf(state);
  const given = handOvers(before, today(state));
  if (given.length > 0) expect(given[0]?.membership).toBe(firstInLine(before.waiting, today(state))?.membership);
  for (const { slot, from, membership } of given) {
    expect(state.holders.get(slot) ?? null, 'a free slot, or one whose holder gives way').toBe(from);
    state.holders.set(slot, membership);
    state.waiting = state.waiting.filter((waiting) => waiting !== membership);
  }
}

function act(state: State, kind: SlotAction, membership: MembershipId): void {
  if (state.out.has(membership)) return;
  const place = state.waiting.indexOf(membership);
  const member = {
    membership,
    learns: true,
    slot: slotOf(state, membership),
    place: place < 0 ? null : place + 1,
    ...factsOf(state, membership),
  };
  const session = sessionOf(state);
  if (isDone(kind, member) || SLOT_RULES[kind](member, session, today(state))) return;

  if (kind === 'wait') state.waiting.push(membership);
  else leave(state, [membership]);
  if (kind === 'assign') state.holders.set(session.freeSlots[0] ?? 0, membership);
}

function apply(state: State, command: Command): void {
  if (command.kind === 'allowance') {
    const held = [...state.holders.keys()];
    const free = sessionOf(state).freeSlots;
    if (command.slots >= held.length) state.slots = [...held, ...free, 11, 12, 13, 14].slice(0, command.slots).sort((a, b) => a - b);
  } else if (command.kind === 'midnight') {
    state.day = Math.min(state.day + 1, DAYS.length - 1);
    leave(
      state,
      [...state.members].filter(([, { endsOn, blocked }]) => blocked || endsOn < today(state)).map(([membership]) => membership),
    );
  } else {
    const membership = membershipOf(command.member);
    const facts = factsOf(state, membership);
    if (command.kind === 'unblock') state.members.set(membership, { ...facts, blocked: false });
    else if (command.kind === 'finish') {
      state.members.set(membership, { ...facts, finished: true });
      state.waiting = state.waiting.filter((waiting) => waiting !== membership);
    } else if (command.kind === 'end') state.members.set(membership, { ...facts, endsOn: today(state) });
    else if (command.kind === 'block' || command.kind === 'remove') {
      if (command.kind === 'block') state.members.set(membership, { ...facts, blocked: true });
      else state.out.add(membership);
      leave(state, [membership]);
    } else act(state, command.kind, membership);
  }
  fill(state);
}

function checkInvariants(state: State): void {
  const holders = [...state.holders.values()];
  const everybody = [...holders, ...state.waiting];
  expect(new Set(everybody).size, 'nobody stands twice').toBe(everybody.length);
  expect(holders.length).toBeLessThanOrEqual(state.slots.length);
  for (const membership of everybody) expect(state.out.has(membership)).toBe(false);
  for (const slot of state.holders.keys()) expect(state.slots).toContain(slot);
  const { freeSlots, finishedHolders, waiting } = sessionOf(state);
  if (state.rotation !== 'none' && freeSlots.length + finishedHolders.length > 0)
    expect(firstInLine(waiting, today(state))).toBeUndefined();
}

const commandArbitrary: fc.Arbitrary<Command> = fc.oneof(
  {
    weight: 8,
    arbitrary: fc.record({
      kind: fc.constantFrom('assign', 'release', 'wait', 'wait', 'leave', 'block', 'unblock', 'remove', 'end', 'finish'),
      member: fc.nat(MEMBERS - 1),
    }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('allowance' as const), slots: fc.nat(4) }) },
  { weight: 1, arbitrary: fc.constant({ kind: 'midnight' as const }) },
);

it('I-05 I-06 SEAT-8 ROT-2 ROT-7 whatever is done: nobody stands twice, no slot too many is held, and none is free, or held by who has finished, while somebody is in line', () => {
  fc.assert(
    fc.property(
      fc.constantFrom<SlotSession['rotation']>('none', 'natural', 'paced'),
      fc.array(commandArbitrary, { maxLength: 60 }),
      (rotation, commands) => {
        const members = Array.from({ length: MEMBERS }, (_, member) => membershipOf(member));
        const state: State = {
          day: 0,
          rotation,
          slots: [1, 2],
          holders: new Map(),
          waiting: [],
          members: new Map(members.map((membership) => [membership, { endsOn: DAYS.at(-1) ?? '', blocked: false, finished: false }])),
          out: new Set(),
        };
        for (const command of commands) {
          apply(state, command);
          checkInvariants(state);
        }
      },
    ),
    { numRuns: 300 },
  );
});

// A slot session as a few lists of numbers, and random commands that are carried out on it and on a real one.
import { SESSION } from '@cordee/seats';
import fc from 'fast-check';
import { joinSession } from '../course.ts';
import { NOBODY, type SlotHouse } from './slot-house.ts';

export const MEMBERS = 5;
const LAST_DAY = '2040-12-31';
const YESTERDAY = '2020-01-01';

export type Command =
  | Readonly<{ kind: 'assign' | 'release' | 'wait' | 'leave' | 'block' | 'unblock' | 'remove' | 'join' | 'end' | 'extend'; member: number }>
  | Readonly<{ kind: 'allowance'; slots: number }>;

const KINDS = ['assign', 'release', 'release', 'wait', 'wait', 'leave', 'block', 'unblock', 'remove', 'join', 'end', 'extend'] as const;

export const someCommands = (most: number): fc.Arbitrary<Command[]> =>
  fc.array(
    fc.oneof(
      { weight: 7, arbitrary: fc.record({ kind: fc.constantFrom(...KINDS), member: fc.nat(MEMBERS - 1) }) },
      { weight: 1, arbitrary: fc.record({ kind: fc.constant('allowance' as const), slots: fc.nat(4) }) },
    ),
    { minLength: most, maxLength: most },
  );

/** `holders`: of each slot in service, by its number. */
type Model = {
  rotates: boolean;
  holders: Map<number, number | null>;
  retired: number[];
  waiting: number[];
  out: Set<number>;
  ended: Set<number>;
  blocked: Set<number>;
};

const newModel = (rotates: boolean, slots: number): Model => ({
  rotates,
  holders: new Map(Array.from({ length: slots }, (_, index) => [index + 1, null])),
  retired: [],
  waiting: [],
  out: new Set(),
  ended: new Set(),
  blocked: new Set(),
});

/** The people who hold the slots in service, lowest number first. */
const holdersOf = ({ holders }: Model): number[] =>
  [...holders].sort(([a], [b]) => a - b).flatMap(([, holder]) => (holder === null ? [] : [holder]));

/** Carries out a command on the model. */
function applyToModel(model: Model, command: Command): void {
  if (command.kind === 'allowance') changeAllowance(model, command.slots);
  else MEMBER_COMMANDS[command.kind](model, command.member);
  if (model.rotates) fill(model);
}

const may = ({ out, ended, blocked }: Model, member: number) => !out.has(member) && !ended.has(member) && !blocked.has(member);
const freeSlot = ({ holders }: Model) => [...holders].filter(([, holder]) => holder === null).sort(([a], [b]) => a - b)[0]?.[0];
const holds = ({ holders }: Model, member: number) => [...holders.values()].includes(member);

function vacate(model: Model, member: number): void {
  for (const [slot, holder] of model.holders) if (holder === member) model.holders.set(slot, null);
  model.waiting = model.waiting.filter((waiting) => waiting !== member);
}

function hold(model: Model, member: number): void {
  const slot = freeSlot(model);
  if (slot === undefined) return;
  model.waiting = model.waiting.filter((waiting) => waiting !== member);
  model.holders.set(slot, member);
}

function fill(model: Model): void {
  for (const member of model.waiting.filter((waiting) => may(model, waiting))) hold(model, member);
}

const MEMBER_COMMANDS: Readonly<Record<Exclude<Command['kind'], 'allowance'>, (model: Model, member: number) => void>> = {
  assign: (model, member) => {
    if (may(model, member) && !holds(model, member)) hold(model, member);
  },
  release: (model, member) => {
    if (holds(model, member)) vacate(model, member);
  },
  wait: (model, member) => {
    if (may(model, member) && !holds(model, member) && !model.waiting.includes(member)) model.waiting.push(member);
  },
  leave: (model, member) => {
    model.waiting = model.waiting.filter((waiting) => waiting !== member);
  },
  block: (model, member) => {
    model.blocked.add(member);
    vacate(model, member);
  },
  unblock: (model, member) => void model.blocked.delete(member),
  remove: (model, member) => {
    model.out.add(member);
    model.ended.delete(member);
    vacate(model, member);
  },
  join: (model, member) => void model.out.delete(member),
  end: (model, member) => {
    if (model.out.has(member)) return;
    model.ended.add(member);
    vacate(model, member);
  },
  extend: (model, member) => void model.ended.delete(member),
};

/** Free slots are retired, the last first, and come back before there are new ones; below the holders it is refused. */
function changeAllowance(model: Model, slots: number): void {
  if (slots < holdersOf(model).length) return;
  const free = [...model.holders].flatMap(([slot, holder]) => (holder === null ? [slot] : [])).sort((a, b) => b - a);
  for (const slot of free.slice(0, Math.max(model.holders.size - slots, 0))) {
    model.holders.delete(slot);
    model.retired.push(slot);
  }
  model.retired.sort((a, b) => b - a);
  while (model.holders.size < slots) model.holders.set(model.retired.pop() ?? model.holders.size + model.retired.length + 1, null);
}

/** Carries out a command on a real session; what is refused there changes nothing. */
async function applyToHouse(house: SlotHouse, session: string, command: Command, staff: string): Promise<void> {
  const { app } = house;
  if (command.kind === 'allowance') {
    await app
      .documents(SESSION)
      .update({ documentId: session, data: { allowance: command.slots } })
      .catch(() => undefined);
    return;
  }

  const { kind, member } = command;
  const path = async () => `/seats/sessions/${session}/members/${await house.membershipOf(session, member)}`;
  const email = house.people[member]?.email ?? '';
  const saveBlocked = (blocked: boolean) =>
    app.documents('plugin::users-permissions.user').update({ documentId: house.people[member]?.documentId ?? '', data: { blocked } });
  const saveLastDay = async (endsOn: string) => {
    const members = `/seats/sessions/${session}/members` as const;
    const listed = await app.call<{ establishments: { document: string }[] }>(`GET ${members}`, { token: staff });
    const body = { endsOn, establishment: listed.body.establishments[0]?.document };
    const { status } = await app.call(`PUT ${await path()}`, { token: staff, body });
    // Who is out of the session is not found; any other refusal would leave the model alone with the change.
    if (status !== 200 && (await house.membershipOf(session, member)) !== NOBODY) throw new Error(`The last day was not saved: ${status}`);
  };

  if (kind === 'block' || kind === 'unblock') await saveBlocked(kind === 'block');
  else if (kind === 'remove') await app.call(`DELETE ${await path()}`, { token: staff });
  else if (kind === 'join') await joinSession(app.strapi, { session, email, role: 'learner' }).catch(() => undefined);
  else if (kind === 'end' || kind === 'extend') await saveLastDay(kind === 'end' ? YESTERDAY : LAST_DAY);
  else await house.act(session, member, kind);
}

/**
 * Carries out commands on a new session and on its model, and returns how they stand after each, side by side; the people are not blocked
 * afterwards. (I-05, I-06, SEAT-8)
 */
export async function compareWithModel(
  house: SlotHouse,
  commands: readonly Command[],
  { rotates, staff }: { rotates: boolean; staff: string },
) {
  const session = await house.openSession({ slots: 2, members: MEMBERS, ...(rotates && { rotation: 'natural' as const }) });
  const model = newModel(rotates, 2);
  const steps: { command: Command; real: object; expected: object }[] = [];
  for (const command of commands) {
    await applyToHouse(house, session, command, staff);
    applyToModel(model, command);
    steps.push({ command, real: await house.standing(session), expected: { holders: holdersOf(model), waiting: [...model.waiting] } });
  }
  for (const member of model.blocked) await applyToHouse(house, session, { kind: 'unblock', member }, staff);
  return steps;
}

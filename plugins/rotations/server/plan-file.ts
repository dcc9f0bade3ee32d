import { z } from 'zod';
import { planTurns, type RotatingSession, type Rotation } from './domain/turns.ts';

/** A file of which no plan can be made; the message is a sentence that names the field. (ROT-7) */
export class PlanFileRefused extends Error {}

/** More days than any session has. */
const MAX_DAYS = 9999;

/** As many as the largest session has members. */
const MAX_SLOTS = 10_000;

const day = z.iso.date({ error: 'must be a day such as 2026-11-23' });
const dayOrNull = z.iso.date({ error: 'must be a day such as 2026-11-23, or null' }).nullish();
const flag = z.boolean({ error: 'must be true or false' });
const member = z.string({ error: 'must be the name of a member' }).min(1, { error: 'must be the name of a member' });
const wholeNumber = (min: number, max: number) => {
  const error = `must be a whole number from ${min} to ${max}`;
  return z.int({ error }).min(min, { error }).max(max, { error });
};
const fields = <Shape extends z.core.$ZodShape>(shape: Shape) =>
  z.strictObject(shape, {
    error: ({ code, keys }) => (code === 'unrecognized_keys' ? `has a field that no plan knows, ${String(keys)}` : 'must be an object'),
  });
const list = <Item extends z.ZodType>(item: Item) => z.array(item, { error: 'must be a list' });

const shape = fields({
  today: day,
  until: dayOrNull,
  session: fields({ startsOn: day, endsOn: day, slots: wholeNumber(0, MAX_SLOTS) }),
  rotation: fields({
    kind: z.enum(['none', 'natural', 'paced'], { error: 'must be "none", "natural" or "paced"' }),
    days: wholeNumber(1, MAX_DAYS).nullish(),
    weekends: flag,
    holidays: flag,
    leaversReturn: flag,
  }),
  holders: list(fields({ slot: wholeNumber(1, MAX_SLOTS), member, since: day })),
  queue: list(member),
  members: z.record(z.string(), fields({ endsOn: dayOrNull, finishesOn: dayOrNull }), { error: 'must be an object' }),
});
type PlanFile = z.infer<typeof shape>;

const planFile = shape.superRefine((file, context) => {
  for (const { path, message } of contradictionsIn(file)) context.addIssue({ code: 'custom', path: [...path], message });
});

type Contradiction = Readonly<{ path: readonly (string | number)[]; message: string }>;

/** What cannot be true of a session at the same time: the field, and what is wrong with it. */
const contradictionsIn = ({ today, session, rotation, holders, queue }: PlanFile): Contradiction[] =>
  [
    { wrong: session.endsOn < session.startsOn, path: ['session', 'endsOn'], message: 'must not come before session.startsOn' },
    {
      wrong: rotation.kind === 'paced' && typeof rotation.days !== 'number',
      path: ['rotation', 'days'],
      message: 'must not be null in a paced rotation',
    },
    ...holders.flatMap(({ slot, member, since }, index) => [
      { wrong: slot > session.slots, path: ['holders', index, 'slot'], message: 'must be a slot of the session' },
      { wrong: since > today, path: ['holders', index, 'since'], message: 'must not come after today' },
      { wrong: holders.findIndex((each) => each.slot === slot) < index, path: ['holders', index, 'slot'], message: 'is held twice' },
      {
        wrong: holders.findIndex((each) => each.member === member) < index,
        path: ['holders', index, 'member'],
        message: 'holds two slots',
      },
    ]),
    ...queue.flatMap((member, index) => [
      { wrong: holders.some((each) => each.member === member), path: ['queue', index], message: 'holds a slot already' },
      { wrong: queue.indexOf(member) < index, path: ['queue', index], message: 'is on the list twice' },
    ]),
  ].filter(({ wrong }) => wrong);

/** Makes the plan of a file, as one line of JSON. @throws PlanFileRefused (ROT-7) */
export function planOfFile(text: string): string {
  const file = readPlanFile(text);
  const { turns, without, pace } = planTurns(sessionOf(file), file.until ?? null);
  return JSON.stringify({ turns, without, pace });
}

function readPlanFile(text: string): PlanFile {
  const { data, error } = planFile.safeParse(parseJson(text));
  const [issue] = error?.issues ?? [];
  if (!data) throw new PlanFileRefused(`${fieldOf(issue?.path ?? [])} ${issue?.message}.`);

  return data;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new PlanFileRefused('The file is not JSON.');
  }
}

/** The path of a field as people write it: `holders[0].since`. */
const fieldOf = (path: readonly PropertyKey[]): string =>
  path.length === 0
    ? 'The file'
    : path
        .map((key) => (typeof key === 'number' ? `[${key}]` : `.${String(key)}`))
        .join('')
        .slice(1);

function sessionOf({ today, session, rotation, holders, queue, members }: PlanFile): RotatingSession<string> {
  return {
    today,
    nightHasPassed: false,
    startsOn: session.startsOn,
    endsOn: session.endsOn,
    slots: Array.from({ length: session.slots }, (_, index) => index + 1),
    rotation: rotationOf(rotation),
    holders: holders.map((holder) => ({ ...holder, countsFrom: holder.since, earliestEnd: null, isOver: false })),
    queue,
    members: new Map(
      Object.entries(members).map(([member, { endsOn = null, finishesOn = null }]) => [member, { endsOn, finishesOn }] as const),
    ),
  };
}

const rotationOf = ({ kind, days, weekends, holidays, leaversReturn }: PlanFile['rotation']): Rotation =>
  kind === 'paced' ? { kind, days: days ?? MAX_DAYS, counting: { weekends, holidays }, leaversReturn } : { kind };

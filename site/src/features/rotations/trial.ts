import { createHash } from 'node:crypto';
import { MAX_TURN_DAYS, type RotationSettings } from '@cordee/rotations/api';
import { moved } from '../seats/moved.ts';

/** The kinds of rotation, as an address says them. */
export const KINDS = { aucune: 'none', naturelle: 'natural', rythmee: 'paced' } as const;
const FLAGS = { 'week-ends': 'weekends', feries: 'holidays', retour: 'leaversReturn' } as const;

/** The most slots that can be tried. */
export const MAX_SLOTS = 200;

type Flag = 'true' | 'false';

/** What the CMS is asked to draw; what is absent is as saved. */
type TrialQuery = Readonly<
  Partial<{
    kind: RotationSettings['kind'];
    days: number;
    weekends: Flag;
    holidays: Flag;
    leaversReturn: Flag;
    slots: number;
    order: string;
  }>
>;

/**
 * What is tried on the page of a rotation, as its address and its form say it. `typed`: the numbers as they were typed; `wrong`: those that are none;
 * `order`: the places of those who wait, as the list stands, in the order that is tried; `list`: the mark of the list that it was made for;
 * `from`: the day from which the calendar is shown. (ROT-6)
 */
export type Trial = Readonly<{
  query: TrialQuery;
  typed: Readonly<{ days: string | null; slots: string | null }>;
  wrong: readonly ('days' | 'slots')[];
  order: readonly number[] | null;
  list: string | null;
  from: string | null;
}>;

/** Reads an address such as `?type=rythmee&jours=4&week-ends=oui&slots=3&ordre=2+1`; what it does not know it leaves out. A form that has a kind has all its fields. */
export function readTrial(fields: URLSearchParams): Trial {
  const word = fields.get('type');
  const kind = Object.entries(KINDS).find(([name]) => name === word)?.[1];
  const typed = { days: fields.get('jours'), slots: fields.get('slots') };
  const days = wholeNumber(typed.days, 1, MAX_TURN_DAYS);
  const slots = wholeNumber(typed.slots, 0, MAX_SLOTS);
  const order = readOrder(fields);
  const from = fields.get('du');
  const flags = Object.entries(FLAGS).map(([name, flag]): [string, Flag] => [flag, fields.has(name) ? 'true' : 'false']);
  return {
    query: {
      ...(kind && { kind, ...Object.fromEntries(flags) }),
      ...(days !== null && { days }),
      ...(slots !== null && { slots }),
      ...(order && { order: order.join(',') }),
    },
    typed,
    // The days of another kind are not shown: what is wrong with them is nobody's concern.
    wrong: [
      ...(kind === 'paced' && days === null ? (['days'] as const) : []),
      ...(typed.slots !== null && slots === null ? (['slots'] as const) : []),
    ],
    order,
    list: fields.get('liste'),
    from: from && /^\d{4}-\d\d-\d\d$/.test(from) && !Number.isNaN(Date.parse(from)) ? from : null,
  };
}

function wholeNumber(text: string | null, min: number, max: number): number | null {
  const number = /^\d{1,4}$/.test(text?.trim() ?? '') ? Number(text) : null;
  return number !== null && number >= min && number <= max ? number : null;
}

/** The places that a form has, one of them moved by the button that was pressed; null unless they are those of a list. */
function readOrder(fields: URLSearchParams): number[] | null {
  const places = (fields.get('ordre') ?? '').split(/[ ,]+/).filter(Boolean);
  const [up, down] = [fields.get('monter'), fields.get('descendre')];
  const order = (up ? moved(places, up, -1) : down ? moved(places, down, 1) : places).map(Number);
  const isList = order.length > 0 && order.toSorted((one, other) => one - other).every((place, index) => place === index + 1);
  return isList ? order : null;
}

/** The mark of a waiting list: another one for other people, or for the same in another order. */
export const listMark = (waiting: readonly string[]): string =>
  createHash('sha256').update(waiting.join(' ')).digest('base64url').slice(0, 10);

/** Whether somebody is moved by an order that was made for another list than this: its places are those of other people. */
export const isOfAnotherList = ({ order, list }: Pick<Trial, 'order' | 'list'>, waiting: readonly string[]): boolean =>
  order !== null && isMoved(order) && list !== listMark(waiting);

/** Whether an order is another than that of the list as it stands. */
export const isMoved = (order: readonly number[]): boolean => order.some((place, index) => place !== index + 1);

/** The same trial with the list as it stands. */
export const asStanding = ({ query: { order: _, ...query }, ...trial }: Trial): Trial => ({ ...trial, query, order: null });

/** The places of those who are on the list, in the order that is tried: whom it does not name stay behind; one of a longer list is none. */
export const triedOrder = ({ order }: Pick<Trial, 'order'>, length: number): number[] =>
  Array.from({ length }, (_, index) => (order && order.length <= length ? order[index] : null) ?? index + 1);

/** The query string of an address at which this is tried. */
export function trialAddress({
  settings,
  slots,
  order,
  list,
  from,
}: Readonly<{ settings: RotationSettings; slots: number; order: readonly number[]; list: string; from: string | null }>): string {
  const word = Object.entries(KINDS).find(([, kind]) => kind === settings.kind)?.[0] ?? '';
  const query = new URLSearchParams({ type: word, jours: String(settings.days) });
  for (const [name, flag] of Object.entries(FLAGS)) if (settings[flag]) query.set(name, 'oui');
  query.set('slots', String(slots));
  if (isMoved(order)) {
    query.set('ordre', order.join(' '));
    query.set('liste', list);
  }
  if (from) query.set('du', from);
  return `?${query}`;
}

import type { Db } from '@cordee/kernel';
import type { Day } from '@cordee/kernel/pure';
import { type MembershipId, namesOf, type TurningSession } from '@cordee/seats';
import { WAITING_SHOWN } from '@cordee/seats/api';
import type { Core } from '@strapi/strapi';
import type { RotationPlan, RotationSettings } from '../../api.ts';
import { proposedPace, withRotation } from '../domain/change-rotation.ts';
import { holidaysBetween } from '../domain/public-holidays.ts';
import { planToEnd, type TurnPlan } from '../domain/turns.ts';
import { isApproximate } from '../domain/turns-of.ts';
import { readForecasts, toRotatingSession, toRotation } from './read-session.ts';

/** What is tried, as an address says it: settings, how many slots, and the places of those who wait in another order. */
export type Tried = Readonly<{
  kind?: RotationSettings['kind'] | undefined;
  days?: number | undefined;
  weekends?: Flag;
  holidays?: Flag;
  leaversReturn?: Flag;
  slots?: number | undefined;
  order?: string | undefined;
}>;
type Flag = 'true' | 'false' | undefined;

/** The settings and the list of a session, with the calendar of turns as it would be if what is tried were saved now. (ROT-1, ROT-6) */
export async function viewPlan(
  strapi: Core.Strapi,
  db: Db,
  { stored, today, now, tried: { slots, order, ...settings } }: Readonly<{ stored: TurningSession; today: Day; now: Date; tried: Tried }>,
): Promise<RotationPlan> {
  const { version, night: _, ...saved } = stored.rotation;
  const tried = settingsOf(saved, settings);

  const waiting = inOrder(
    stored.waiting.map(({ membership }) => membership),
    order,
  );
  const forecasts = await readForecasts(strapi, db, { stored, kind: tried.kind, now });
  const session = { ...toRotatingSession(stored, today, forecasts), slots: slotNumbers(stored, slots), queue: waiting };
  const rotating = withRotation(session, toRotation(tried));
  const plan = planToEnd(rotating);
  const shown = waiting.slice(0, WAITING_SHOWN);
  const inPlan = new Set([...plan.turns.map(({ member }) => member), ...shown]);
  const members = [...stored.turns, ...stored.waiting].map(({ membership }) => membership).filter((member) => inPlan.has(member));
  const names = await namesOf(db, members);
  const indexes = new Map(members.map((member, index) => [member, index]));
  const indexOf = (member: MembershipId) => indexes.get(member) ?? 0;

  return {
    today,
    startsOn: stored.startsOn,
    endsOn: stored.endsOn,
    version,
    saved,
    tried: { ...tried, slots: session.slots.length },
    members: members.map((id) => ({ id, name: names.get(id) ?? null })),
    waiting: nextTurns(plan, shown).map(({ member, ...next }) => ({ member: indexOf(member), ...next })),
    waitingTotal: waiting.length,
    withoutTotal: plan.without.length,
    slotNumbers: [...session.slots],
    turns: plan.turns.map((turn) => ({ ...turn, member: indexOf(turn.member), approximate: isApproximate(rotating, turn) })),
    pace: plan.without.length > 0 ? proposedPace(session, toRotation(tried)) : null,
    publicHolidays: holidaysBetween(plan.turns[0]?.from ?? today, stored.endsOn),
  };
}

/** The settings that are tried: what is absent is as saved. */
const settingsOf = (saved: RotationSettings, { kind, days, weekends, holidays, leaversReturn }: Tried): RotationSettings => ({
  kind: kind ?? saved.kind,
  days: days ?? saved.days,
  weekends: isSet(weekends, saved.weekends),
  holidays: isSet(holidays, saved.holidays),
  leaversReturn: isSet(leaversReturn, saved.leaversReturn),
});

const isSet = (flag: Flag, saved: boolean): boolean => (flag === undefined ? saved : flag === 'true');

/** Those who wait in the order that is tried: places of theirs, as they stand, such as `2,1,3`; whom it does not name stay behind. One of another list is none. */
function inOrder(waiting: readonly MembershipId[], order: string | undefined): readonly MembershipId[] {
  const places = order?.split(',').map(Number) ?? [];
  const isOrder = new Set(places).size === places.length && places.every((place) => place >= 1 && place <= places.length);
  if (!isOrder || places.length > waiting.length) return waiting;
  return [...places.flatMap((place) => waiting[place - 1] ?? []), ...waiting.slice(places.length)];
}

/** The numbers of so many slots: free ones are retired, the last first, and none that is held. (SEAT-6) */
function slotNumbers({ slots, turns }: TurningSession, count = slots.length): number[] {
  const held = new Set(turns.map(({ slot }) => slot));
  const free = slots.filter((slot) => !held.has(slot));
  const last = Math.max(0, ...slots);
  const more = Array.from({ length: Math.max(0, count - slots.length) }, (_, index) => last + 1 + index);
  return [...held, ...free.slice(0, Math.max(0, count - held.size)), ...more].sort((one, other) => one - other);
}

/** The first day of the next turn of each of these members who wait, and whether they get a whole one. */
function nextTurns({ turns, without }: Omit<TurnPlan<MembershipId>, 'pace'>, waiting: readonly MembershipId[]) {
  const first = new Map<MembershipId, Day>();
  for (const { member, from } of turns) if (!first.has(member)) first.set(member, from);
  const lacking = new Set(without);
  return waiting.map((member) => ({ member, from: first.get(member) ?? null, whole: !lacking.has(member) }));
}

import { appOf, type Db } from '@cordee/kernel';
import type { Day } from '@cordee/kernel/pure';
import { forecastsOf } from '@cordee/progress';
import { type MembershipId, NoSlotSession, type SessionId, type TurningSession, turningSessions } from '@cordee/seats';
import type { Core } from '@strapi/strapi';
import type { RotationSettings } from '../../api.ts';
import type { RotatingSession, Rotation } from '../domain/turns.ts';

/** A slot session as it is stored, with all that its turns depend on. @throws NoSlotSession when its members have licences (ROT-7) */
export async function readTurningSession(
  strapi: Core.Strapi,
  db: Db,
  { session, today }: { session: SessionId; today: Day },
): Promise<TurningSession> {
  const [found] = await turningSessions(db, { sessions: [session], today, timeZone: appOf(strapi).settings.TIME_ZONE });
  if (!found) throw new NoSlotSession({});

  return found;
}

/** The days on which holders are likely to finish. */
export type Forecasts = ReadonlyMap<MembershipId, Day>;

/** The forecasts of those who hold slots of a session that go round as they finish; none in another kind, whose turns end by days. (ROT-6) */
export async function readForecasts(
  strapi: Core.Strapi,
  db: Db,
  { stored, kind, now }: { stored: TurningSession; kind: RotationSettings['kind']; now: Date },
): Promise<Forecasts> {
  const { course, turns } = stored;
  const people = turns.filter(({ finishedOn }) => finishedOn === null);
  if (kind !== 'natural' || course === null || people.length === 0) return new Map();

  const days = await forecastsOf(strapi, db, { ...stored, course, people, now });
  return new Map(
    people.flatMap(({ membership, person }) => {
      const on = days.get(person);
      return on ? [[membership, on]] : [];
    }),
  );
}

/** The session as its turns are planned. Who has finished, or is likely to, is taken to finish. (ROT-6, ROT-7) */
export function toRotatingSession(
  { startsOn, endsOn, slots, rotation, turns, waiting }: TurningSession,
  today: Day,
  forecasts: Forecasts = new Map(),
): RotatingSession<MembershipId> {
  return {
    today,
    nightHasPassed: rotation.kind === 'none' || (rotation.night !== null && rotation.night >= today),
    startsOn,
    endsOn,
    slots,
    rotation: toRotation(rotation),
    holders: turns.map(({ slot, membership: member, since, countsFrom, earliestEnd, isOver }) => ({
      slot,
      member,
      since,
      countsFrom: countsFrom ?? since,
      earliestEnd,
      isOver,
    })),
    queue: waiting.map(({ membership }) => membership),
    members: new Map([
      ...turns.map(
        (turn) =>
          [turn.membership, { endsOn: turn.endsOn, finishesOn: turn.finishedOn ?? forecasts.get(turn.membership) ?? null }] as const,
      ),
      ...waiting.map((each) => [each.membership, { endsOn: each.endsOn, finishesOn: null }] as const),
    ]),
  };
}

/** How slots go round, without what is only kept for a paced rotation while it is another. */
export const toRotation = ({ kind, days, weekends, holidays, leaversReturn }: RotationSettings): Rotation =>
  kind === 'paced' ? { kind, days, counting: { weekends, holidays }, leaversReturn } : { kind };

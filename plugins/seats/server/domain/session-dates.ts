import type { Day, Refusal } from '@cordee/kernel/pure';
import { DatesChanged, LastDayBeforeFirst, OwnLastDaysBeforeFirst, SessionEndsBeforeStart } from './refusals.ts';

type Dates = Readonly<{ startsOn: Day; endsOn: Day }>;

/** How staff move a session; `began`: the dates that they saw; `appliesToAll`: a new last day is that of every member from now on. (SEAT-6) */
export type DateChange = Readonly<{ began: Dates; to: Dates; appliesToAll: boolean }>;

/** A session that is moved; `ownEnds`: the members whose own last day it keeps, earliest first, as far as they are needed to say who. */
export type MovedSession = Dates & Readonly<{ kind: 'licence' | 'slot'; ownEnds: readonly Readonly<{ name: string; endsOn: Day }>[] }>;

/** Whether members lose the last day of their own: by a new one of the session that is for all of them; a new first day alone takes none. (SEAT-6) */
export const takesOwnEnds = ({ endsOn }: Pick<MovedSession, 'endsOn'>, { to, appliesToAll }: DateChange): boolean =>
  appliesToAll && to.endsOn !== endsOn;

/**
 * The last day that members without one of their own keep as theirs when a session moves; null when the new one is theirs. In a slot session nobody stays
 * after the session. (SEAT-6)
 */
export const keptLastDay = ({ kind, endsOn }: Pick<MovedSession, 'kind' | 'endsOn'>, { to, appliesToAll }: DateChange): Day | null =>
  appliesToAll || to.endsOn === endsOn || (kind === 'slot' && endsOn > to.endsOn) ? null : endsOn;

/** Why a session does not move; null when it does. (SEAT-6, H-93) */
export function refuseDates(session: MovedSession, change: DateChange): Refusal | null {
  const { startsOn, endsOn, ownEnds } = session;
  const { began, to } = change;
  if (began.startsOn !== startsOn || began.endsOn !== endsOn) return new DatesChanged({ startsOn, endsOn });
  if (to.endsOn < to.startsOn) return new SessionEndsBeforeStart({});
  const kept = keptLastDay(session, change);
  if (kept !== null && kept < to.startsOn) return new LastDayBeforeFirst({ startsOn: to.startsOn });
  const early = takesOwnEnds(session, change) ? [] : ownEnds.filter((each) => each.endsOn < to.startsOn);
  return early.length > 0 ? new OwnLastDaysBeforeFirst({ names: early.map(({ name }) => name).join(', ') }) : null;
}

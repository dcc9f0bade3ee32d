import { appOf, type Db, dayIn } from '@cordee/kernel';
import type { Day } from '@cordee/kernel/pure';
import type { Core } from '@strapi/strapi';
import type { Timeline, TimelinePage } from '../../api.ts';
import type { SessionId } from '../domain/ids.ts';
import { NoSlotSession } from '../domain/refusals.ts';
import { historyOf, timelineDays } from '../domain/timeline.ts';
import type { ScopesCaller } from '../rights.ts';
import { requirePilot } from './require-pilot.ts';
import { type Named, shownName } from './shown-name.ts';
import { slotSession } from './slot-store.ts';
import { heldBetween, SLOTS_SHOWN, type SlotHistory, slotHistories } from './timeline-store.ts';
import { toSessionView } from './to-session-view.ts';

/** Which part of a timeline is shown: the twelve weeks up to a day, by default today, and a page of its slots. */
type Part = Readonly<{ until?: Day | undefined; page: number }>;

/** Who held which slot of a session from when to when, for a pilot of its company. @throws SessionNotFound, NoSlotSession (SEAT-9) */
export async function viewTimeline(
  strapi: Core.Strapi,
  caller: ScopesCaller,
  { session: document, ...part }: Part & Readonly<{ session: string }>,
): Promise<TimelinePage> {
  const db = strapi.db.connection;
  const { TIME_ZONE: timeZone } = appOf(strapi).settings;
  const today = dayIn(timeZone, caller.now);
  const piloted = await requirePilot(strapi, db, caller, document);
  const slots = await slotSession(db, { session: piloted.id, today });
  if (!slots) throw new NoSlotSession({});

  return {
    ...toSessionView(caller, piloted, { today, free: slots.freeSlots.length }),
    ...(await readTimeline(db, piloted, { ...part, today, timeZone })),
  };
}

type DatedSession = Readonly<{ id: SessionId; startsOn: Day; endsOn: Day }>;

/** Who held which slot of a session from when to when, and why each holding began and ended. (SEAT-9) */
export async function readTimeline(
  db: Db,
  session: DatedSession,
  { until, page, today, timeZone }: Part & Readonly<{ today: Day; timeZone: string }>,
): Promise<Timeline> {
  const history = historyOf(session, await heldBetween(db, { session: session.id, timeZone }));
  const days = timelineDays(history, today, until);
  const histories = await slotHistories(db, { session: session.id, from: days.from, to: days.to, timeZone, page });
  return {
    ...days,
    page,
    pages: Math.max(Math.ceil((histories[0]?.total ?? 0) / SLOTS_SHOWN), 1),
    histories: histories.map(toHistoryView),
  };
}

const toHistoryView = ({ slot, holdings }: SlotHistory): TimelinePage['histories'][number] => ({
  slot,
  holdings: holdings.map(({ holder, since, until, assignedFor, assignedBy, releasedFor, releasedBy }) => ({
    holder: shownName(holder),
    since,
    until,
    began: { cause: assignedFor, by: nameOrNone(assignedBy) },
    ended: releasedFor && { cause: releasedFor, by: nameOrNone(releasedBy) },
  })),
});

const nameOrNone = (person: Named | null) => person && shownName(person);

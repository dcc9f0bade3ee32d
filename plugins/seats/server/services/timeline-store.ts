import { type Db, row, rows } from '@cordee/kernel';
import type { Day } from '@cordee/kernel/pure';
import type { SessionId } from '../domain/ids.ts';
import type { HeldBetween } from '../domain/timeline.ts';
import type { Named } from './shown-name.ts';

/** How many slots a page of the timeline shows. */
export const SLOTS_SHOWN = 30;

/** A holding: by whom, from when to when, in the time of the organisation, and why it began and ended. */
type Holding = Readonly<{
  holder: Named;
  since: string;
  until: string | null;
  assignedFor: 'pilot' | 'staff' | 'rotation';
  assignedBy: Named | null;
  releasedFor: 'pilot' | 'staff' | 'rotation' | 'left' | 'transferred' | 'blocked' | 'erased' | 'last-day' | null;
  releasedBy: Named | null;
}>;

/** A slot and who held it within some days; `total`: of how many slots. */
export type SlotHistory = Readonly<{ slot: number; total: number; holdings: readonly Holding[] }>;

const named = (person: string) =>
  `json_build_object('firstName', ${person}.first_name, 'lastName', ${person}.last_name, 'email', ${person}.email, 'erased', ${person}.is_erased)`;

const local = (moment: string) => `to_char(${moment} at time zone :timeZone, 'YYYY-MM-DD"T"HH24:MI')`;

/** Between which days slots of a session were held, whatever its dates say by now; a slot that goes at midnight was not held on that day. (SEAT-9) */
export async function heldBetween(db: Db, query: { session: SessionId; timeZone: string }): Promise<HeldBetween> {
  const day = (moment: string) => `to_char(${moment} at time zone :timeZone, 'YYYY-MM-DD')`;
  const lastMoment = "max(greatest(since, coalesce(until - interval '1 microsecond', since)))";
  const held = await row<{ first: Day | null; last: Day }>(
    db,
    `select ${day('min(since)')} as first, ${day(lastMoment)} as last from cordee.slot_holding where session = :session`,
    query,
  );
  return held?.first ? { first: held.first, last: held.last } : null;
}

/** The slots of a session that are in service, or were held between two days, both included, with their holdings: a page of them. (SEAT-9) */
export const slotHistories = (db: Db, query: { session: SessionId; from: Day; to: Day; timeZone: string; page: number }) =>
  rows<SlotHistory>(
    db,
    `with holding as (
       select * from cordee.slot_holding h
       where h.session = :session and h.since < (:to::date + 1)::timestamp at time zone :timeZone
         and (h.until is null or h.until >= :from::date::timestamp at time zone :timeZone)
     )
     select t.number as slot, count(*) over ()::integer as total, coalesce((
       select json_agg(json_build_object('holder', ${named('p')}, 'since', ${local('h.since')}, 'until', ${local('h.until')},
         'assignedFor', h.assigned_for, 'assignedBy', case when a.id is not null then ${named('a')} end,
         'releasedFor', h.released_for, 'releasedBy', case when r.id is not null then ${named('r')} end) order by h.since)
       from holding h
       join cordee.person p on p.id = h.person
       left join cordee.person a on a.id = h.assigned_by
       left join cordee.person r on r.id = h.released_by
       where h.slot = t.number), '[]') as holdings
     from cordee.slot t
     where t.session = :session and (t.in_service or exists (select from holding h where h.slot = t.number))
     order by t.number limit :size offset (:page - 1) * :size`,
    { ...query, size: SLOTS_SHOWN },
  );

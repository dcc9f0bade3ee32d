import { type Db, rows } from '@cordee/kernel';
import type { Day } from '@cordee/kernel/pure';

type NamedSession = { session: string; reference: string; company: string | null; total: number };

/** A day on which a session begins or ends, and how many members it has. */
type SessionBoundary = NamedSession & { on: Day; begins: boolean; members: number };

/** The sessions that begin or end between two days, both included, by day; `total`: how many there are. */
export const sessionsBeginningOrEnding = (db: Db, query: { from: Day; to: Day; most: number }) =>
  rows<SessionBoundary>(
    db,
    `with boundary as (
       select b.*, count(*) over ()::integer as total
       from sessions s
       cross join lateral (values (s.id, s.starts_on, true), (s.id, s.ends_on, false)) b (id, day, begins)
       where b.day between cast(:from as date) and cast(:to as date)
       order by b.day, b.begins desc, s.reference limit :most
     )
     select s.document_id as session, s.reference, c.legal_name as company, to_char(b.day, 'YYYY-MM-DD') as "on", b.begins, b.total,
       (select count(*)::integer from cordee.membership m where m.session = b.id and m.ended_at is null) as members
     from boundary b
     join sessions s on s.id = b.id
     left join sessions_company_lnk l on l.session_id = s.id
     left join cordee.company c on c.id = l.company_id
     order by b.day, b.begins desc, s.reference`,
    query,
  );

/** A session with slots that nobody holds, and members who wait for one. */
type WaitingSession = NamedSession & { free: number; waiting: number };

/** The slot sessions under way with a free slot for which somebody waits, most first; `total`: how many there are. (ROT-1) */
export const sessionsWithFreeSlots = (db: Db, query: { today: Day; most: number }) =>
  rows<WaitingSession>(
    db,
    `select s.document_id as session, s.reference, c.legal_name as company, free.count as free, w.waiting,
       count(*) over ()::integer as total
     from (select session, count(*)::integer as waiting from cordee.waiting_member group by session) w
     join sessions s on s.id = w.session and cast(:today as date) between s.starts_on and s.ends_on
     cross join lateral (
       select count(*)::integer from cordee.slot t where t.session = s.id and t.in_service
         and not exists (select from cordee.slot_holding h where h.session = t.session and h.slot = t.number and h.until is null)
     ) free
     left join sessions_company_lnk l on l.session_id = s.id
     left join cordee.company c on c.id = l.company_id
     where free.count > 0
     order by w.waiting desc, s.reference limit :most`,
    query,
  );

import { type Db, rows } from '@cordee/kernel';
import type { SessionId } from '../domain/ids.ts';
import type { Named } from './shown-name.ts';

/** A slot in service; `since`: the day on which its holder got it. `total`: how many slots are in service. */
type BoardSlot = Readonly<{ slot: number; holder: (Named & { document: string }) | null; since: string | null; total: number }>;

/** The first slots of a session, at most this many, each with who holds it. (SEAT-5) */
export const boardSlots = (db: Db, query: { session: SessionId; most: number; timeZone: string }) =>
  rows<BoardSlot>(
    db,
    `select t.number as slot, to_char(h.since at time zone :timeZone, 'YYYY-MM-DD') as since, count(*) over ()::integer as total,
       case when p.id is not null then json_build_object('document', p.document_id, 'firstName', p.first_name, 'lastName', p.last_name,
         'email', p.email, 'erased', p.is_erased) end as holder
     from cordee.slot t
     left join cordee.slot_holding h on h.session = t.session and h.slot = t.number and h.until is null
     left join cordee.person p on p.id = h.person
     where t.session = :session and t.in_service order by t.number limit :most`,
    query,
  );

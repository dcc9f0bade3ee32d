import type { PersonId } from '@cordee/accounts';
import { type Db, rows } from '@cordee/kernel';
import type { Day } from '@cordee/kernel/pure';
import type { SessionId } from '../domain/ids.ts';
import type { Role } from '../domain/membership.ts';
import type { SlotMember } from '../domain/slot.ts';

/** A membership of a person: its session, by its id and document id, their role there, by whom they are managed, and how they stand for a slot. */
export type PersonMembership = SlotMember &
  Readonly<{
    id: SessionId;
    session: string;
    reference: string;
    company: string | null;
    role: Role;
    startsOn: Day;
    ownEndsOn: Day | null;
    managers: string[];
  }>;

/** The memberships of a person, latest end first. (ACC-8, ACC-13) */
export const membershipsOfPerson = (db: Db, person: PersonId) =>
  rows<PersonMembership>(
    db,
    `select m.id as membership, s.id, s.document_id as session, s.reference, c.legal_name as company, m.role, m.learns,
       to_char(s.starts_on, 'YYYY-MM-DD') as "startsOn", to_char(m.ends_on, 'YYYY-MM-DD') as "endsOn",
       to_char(m.own_ends_on, 'YYYY-MM-DD') as "ownEndsOn",
       array(select coalesce(nullif(trim(concat_ws(' ', b.first_name, b.last_name)), ''), b.email) from cordee.membership_manager t
         join cordee.current_membership by on by.id = t.manager join cordee.person b on b.id = by.person
         where t.managed = m.id order by b.search_form, by.id) as managers,
       p.is_blocked as blocked, f.person is not null as finished, h.slot, w.place
     from cordee.current_membership m
     join cordee.session s on s.id = m.session
     join cordee.person p on p.id = m.person
     left join cordee.company c on c.id = s.company
     left join cordee.course_finish f on f.person = m.person and f.session = m.session and f.course = s.course
     left join cordee.slot_holding h on h.membership = m.id and h.until is null
     left join lateral (select count(*)::integer as place from cordee.waiting_member mine join cordee.waiting_member before
       on before.session = mine.session and before.position <= mine.position where mine.membership = m.id having count(*) > 0) w on true
     where m.person = :person
     order by m.ends_on desc, s.reference limit 200`,
    { person },
  );

import { type Db, type Id, rows } from '@cordee/kernel';
import { INACTIVE_AFTER, type LearnerInSession } from '../domain/inactive.ts';

/** A learner in a session, with the facts that decide whether they are inactive. */
export type Learner = LearnerInSession & {
  person: Id<'person'>;
  personDocument: string;
  firstName: string;
  lastName: string;
  email: string;
  session: string;
  reference: string;
  company: string | null;
  lastAt: Date | null;
};

/** `search` is a text that the row contains; `offset` and `limit` select a page, by default all rows. */
type InactiveQuery = { today: string; timeZone: string; search?: string; offset?: number; limit?: number | null };

/**
 * Lists the inactive learners, longest inactive first, one row for each session they are a learner in. Same rule as `inactiveFor`
 * (domain/inactive.ts). People who are blocked cannot sign in, and are left out; so is who holds no slot where one is needed, and who has finished. (ACC-18)
 */
export const findInactive = (db: Db, { today, timeZone, search = '', offset = 0, limit = null }: InactiveQuery) =>
  rows<Learner & { total: number }>(
    db,
    `select p.id as person, p.document_id as "personDocument", p.first_name as "firstName",
       p.last_name as "lastName", p.email, s.document_id as session, s.reference, co.legal_name as company,
       last.seen_at as "lastAt", to_char(last.seen_on, 'YYYY-MM-DD') as "lastOn", to_char(s.starts_on, 'YYYY-MM-DD') as "startsOn",
       to_char(l.ends_on, 'YYYY-MM-DD') as "endsOn", l.follows, count(*) over ()::integer as total
     from cordee.learner_access l
     join cordee.session s on s.id = l.session
     join cordee.person p on p.id = l.person and not p.is_blocked
     left join cordee.company co on co.id = s.company
     left join lateral (
       select c.seen_at, cast(c.seen_at at time zone :timeZone as date) as seen_on
       from cordee.connection_log c where c.person = l.person order by c.began_at desc limit 1
     ) last on true
     where l.follows and l.ends_on >= cast(:today as date) and l.starts_on <= cast(:today as date) - ${INACTIVE_AFTER}
       and (last.seen_on is null or last.seen_on <= cast(:today as date) - ${INACTIVE_AFTER})
       and position(lower(:search) in lower(concat_ws(' ', p.first_name, p.last_name, p.email, s.reference, co.legal_name))) > 0
     order by greatest(s.starts_on, last.seen_on), lower(p.last_name), lower(p.first_name), l.membership
     offset :offset limit cast(:limit as integer)`,
    { today, timeZone, search, offset, limit },
  );

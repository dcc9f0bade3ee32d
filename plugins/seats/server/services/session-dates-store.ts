import type { PersonId } from '@cordee/accounts';
import { type Db, row, rows } from '@cordee/kernel';
import type { Day } from '@cordee/kernel/pure';
import type { SessionId } from '../domain/ids.ts';

/** The members of a session with a last day of their own, earliest first. (SEAT-6) */
export const ownEndsIn = (db: Db, session: SessionId) =>
  rows<{ name: string; endsOn: Day }>(
    db,
    `select coalesce(nullif(trim(concat_ws(' ', p.first_name, p.last_name)), ''), p.email) as name, to_char(m.own_ends_on, 'YYYY-MM-DD') as "endsOn"
     from cordee.current_membership m join cordee.person p on p.id = m.person
     where m.session = :session and m.own_ends_on is not null order by m.own_ends_on, p.last_name, p.id limit 10000`,
    { session },
  );

/** Takes the own last days of the members of a session, and returns whose they were. (SEAT-6) */
export const takeOwnEnds = (db: Db, session: SessionId) =>
  rows<{ person: PersonId }>(
    db,
    'update cordee.membership set ends_on = null where session = :session and ended_at is null and ends_on is not null returning person',
    { session },
  );

/** Has the members of a session without a last day of their own keep this one, and returns them. (SEAT-6) */
export const keepEnd = (db: Db, keeping: { session: SessionId; endsOn: Day }) =>
  rows<{ person: PersonId }>(
    db,
    'update cordee.membership set ends_on = :endsOn where session = :session and ended_at is null and ends_on is null returning person',
    keeping,
  );

/** The last day of a session that has members. (SEAT-6) */
export const lastDayOfMembers = (db: Db, session: SessionId) =>
  row<{ endsOn: Day }>(
    db,
    `select to_char(s.ends_on, 'YYYY-MM-DD') as "endsOn" from cordee.session s
     where s.id = :session and exists (select from cordee.current_membership m where m.session = s.id)`,
    { session },
  );

import { rows } from '@cordee/kernel';
import type { Core } from '@strapi/strapi';
import type { Role } from '../domain/membership.ts';

/** A session that somebody is in, as what, and from when to when. */
export type SessionOf = { session: string; reference: string; company: string | null; role: Role; startsOn: string; endsOn: string };

/** The sessions that a person is in, the one that ends last on top. (ACC-13, in its smallest form) */
export const viewSessionsOf = (strapi: Core.Strapi, person: string) =>
  rows<SessionOf>(
    strapi.db.connection,
    `select s.document_id as session, s.reference, co.legal_name as company, m.role, to_char(s.starts_on, 'YYYY-MM-DD') as "startsOn",
       to_char(s.ends_on, 'YYYY-MM-DD') as "endsOn"
     from up_users p
     join cordee.membership m on m.person = p.id
     join sessions s on s.id = m.session
     left join sessions_company_lnk sl on sl.session_id = s.id
     left join companies co on co.id = sl.company_id
     where p.document_id = :person
     order by s.ends_on desc, s.reference limit 200`,
    { person },
  );

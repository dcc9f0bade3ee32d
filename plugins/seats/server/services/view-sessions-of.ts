import { rows } from '@cordee/kernel';
import type { Core } from '@strapi/strapi';
import type { Role } from '../domain/membership.ts';

/** A session that a person is a member of, with their role and its dates. */
export type SessionOfPerson = { session: string; reference: string; company: string | null; role: Role; startsOn: string; endsOn: string };

/** Lists the sessions of a person, latest end first. (ACC-13) */
export const viewSessionsOf = (strapi: Core.Strapi, person: string) =>
  rows<SessionOfPerson>(
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

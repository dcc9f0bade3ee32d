import { appOf, dayIn, rows, type SignedInCaller } from '@cordee/kernel';
import type { Core } from '@strapi/strapi';

/** A session that a person manages, as a pilot of its company or as a manager in it. */
export type ManagedSession = {
  session: string;
  reference: string;
  company: string | null;
  companyId: string | null;
  course: string | null;
  startsOn: string;
  endsOn: string;
  learners: number;
  as: 'pilot' | 'manager';
};

/**
 * Lists the sessions that the person manages, latest end first: as a pilot, all sessions of the company until the last one is over;
 * as a manager, theirs until it is over. (ACC-5, ACC-7, ACC-8)
 */
export async function viewManagedSessions(strapi: Core.Strapi, { now, person, rights }: SignedInCaller): Promise<ManagedSession[]> {
  const today = dayIn(appOf(strapi).settings.TIME_ZONE, now);
  const managed = rights.memberships.filter(({ role, endsOn }) => role !== 'learner' && endsOn >= today).map(({ session }) => session);
  if (managed.length === 0 && rights.pilots.length === 0) return [];

  return rows<ManagedSession>(
    strapi.db.connection,
    `select s.document_id as session, s.reference, co.legal_name as company, co.document_id as "companyId", c.title as course,
       to_char(s.starts_on, 'YYYY-MM-DD') as "startsOn", to_char(s.ends_on, 'YYYY-MM-DD') as "endsOn",
       (select count(*)::integer from cordee.membership m where m.session = s.id and m.role <> 'manager') as learners,
       case when p.user_id is not null then 'pilot' else 'manager' end as as
     from sessions s
     left join sessions_company_lnk sl on sl.session_id = s.id
     left join companies co on co.id = sl.company_id
     left join companies_pilots_lnk p on p.company_id = co.id and p.user_id = :person
     left join cordee.session_course sc on sc.session = s.id
     left join courses c on c.document_id = sc.course and c.published_at is not null
     where s.document_id = any(:managed::text[]) or (p.user_id is not null and exists (
       select from sessions running join sessions_company_lnk rl on rl.session_id = running.id
       where rl.company_id = co.id and running.ends_on >= :today::date))
     order by s.ends_on desc, s.reference limit 200`,
    { person: person.id, managed, today },
  );
}

import type { Membership, Trial } from './domain/membership.ts';
import type { PilotedCompany } from './domain/scopes.ts';

declare module '@cordee/kernel' {
  interface Rights {
    memberships: readonly Membership[];
    trial: Trial | null;
    pilots: readonly PilotedCompany[];
  }
}

/** SQL for the rights of the person `p` to courses and sessions, added to every signed-in caller. */
export const rights = {
  memberships: `
    select coalesce(json_agg(json_build_object('session', s.document_id, 'reference', s.reference, 'course', sc.course, 'role', m.role,
      'title', c.title, 'language', c.language,
      'startsOn', s.starts_on, 'endsOn', s.ends_on) order by s.starts_on), '[]')
    from cordee.membership m join sessions s on s.id = m.session join cordee.session_course sc on sc.session = s.id
    left join lateral (select title, coalesce(language, 'fr') as language from courses
      where document_id = sc.course and published_at is not null limit 1) c on true
    where m.person = p.id and sc.course is not null`,
  trial: `
    select case when p.tests_from <= p.tests_until then json_build_object('startsOn', p.tests_from, 'endsOn', p.tests_until) end`,
  pilots: `
    select coalesce(json_agg(json_build_object('company', c.document_id, 'legalName', c.legal_name,
      'endsOn', (select max(s.ends_on) from sessions_company_lnk sl join sessions s on s.id = sl.session_id where sl.company_id = c.id)) order by c.legal_name), '[]')
    from companies_pilots_lnk l join companies c on c.id = l.company_id
    where l.user_id = p.id`,
};

import type { SignedInCaller } from '@cordee/kernel';
import type { Membership, Trial } from './domain/membership.ts';
import type { PilotedCompany } from './domain/scopes.ts';

declare module '@cordee/kernel' {
  interface Rights {
    memberships: readonly Membership[];
    trial: Trial | null;
    pilots: readonly PilotedCompany[];
  }
}

/** A caller whose access to courses can be decided. (ACC-5, ACC-7) */
export type AccessCaller = SignedInCaller<'memberships' | 'trial'>;

/** A caller whose scopes can be listed. (ACC-8) */
export type ScopesCaller = SignedInCaller<'memberships' | 'pilots'>;

/** SQL for the rights of the person `p` to courses and sessions, for the routes that need them. */
export const rights = {
  memberships: `
    select coalesce(json_agg(json_build_object('session', s.id, 'sessionDocument', s.document_id, 'reference', s.reference, 'course', s.course,
      'learns', m.learns, 'manages', m.manages, 'title', c.title, 'language', c.language,
      'startsOn', s.starts_on, 'endsOn', m.ends_on, 'started', m.started_at is not null, 'finishedAt', f.finished_at, 'slot', case when s.kind = 'slot' then json_build_object(
        'held', exists (select from cordee.slot_holding h where h.membership = m.id and h.until is null),
        'place', (select count(*) from cordee.waiting_member w join cordee.waiting_member before
          on before.session = w.session and before.position <= w.position where w.membership = m.id having count(*) > 0),
        'lostAt', (select max(h.until) from cordee.slot_holding h where h.membership = m.id)) end) order by s.starts_on), '[]')
    from cordee.current_membership m join cordee.session s on s.id = m.session
    left join cordee.published_course c on c.course = s.course
    left join cordee.course_finish f on f.person = m.person and f.session = m.session and f.course = s.course
    where m.person = p.id and s.course is not null`,
  trial: `
    select case when p.trial_starts_on is not null then json_build_object('startsOn', p.trial_starts_on, 'endsOn', p.trial_ends_on) end`,
  pilots: `
    select coalesce(json_agg(json_build_object('companyDocument', c.document_id, 'legalName', c.legal_name,
      'endsOn', (select max(s.last_member_ends_on) from cordee.session s where s.company = c.id)) order by c.legal_name), '[]')
    from cordee.pilot l join cordee.company c on c.id = l.company
    where l.person = p.id`,
};

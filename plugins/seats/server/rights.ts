import type { Membership } from './domain/membership.ts';

declare module '@cordee/kernel' {
  interface Rights {
    memberships: readonly Membership[];
  }
}

/** The memberships of the person `p`, for whoever asks. */
export const rights = {
  memberships: `
    select coalesce(json_agg(json_build_object('session', s.document_id, 'reference', s.reference, 'course', sc.course, 'role', m.role,
      'startsOn', s.starts_on, 'endsOn', s.ends_on) order by s.starts_on), '[]')
    from cordee.membership m join sessions s on s.id = m.session join cordee.session_course sc on sc.session = s.id
    where m.person = p.id and sc.course is not null`,
};

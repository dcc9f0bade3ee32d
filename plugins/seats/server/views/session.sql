-- A session: a course for some people, between two days, both included; `last_member_ends_on`: when the last of its members leaves, whose own
-- last day may come later. Strapi links it to a draft or a published version of its course, or to both. (ACC-5)
create view cordee.session as
select s.id, s.document_id, s.reference, course.document as course, c.company_id as company, s.starts_on, s.ends_on,
  coalesce(s.kind, 'licence') as kind, s.allowance,
  -- Its reference as it is searched and sorted. (H-83)
  coalesce(s.search_form, '') as search_form,
  greatest(s.ends_on, (
    select max(m.ends_on) from cordee.membership m
    where m.session = s.id and m.ends_on is not null and m.ended_at is null and s.kind is distinct from 'slot'
  )) as last_member_ends_on,
  s.filled_by, s.closes_on
from public.sessions s
left join lateral (
  select min(v.course) as document
  from public.sessions_course_lnk l
  join cordee.course_version v on v.id = l.course_id
  where l.session_id = s.id
) course on true
-- A session has one company at most. No lateral join here: the condition on a company would not reach its index.
left join public.sessions_company_lnk c on c.session_id = s.id;

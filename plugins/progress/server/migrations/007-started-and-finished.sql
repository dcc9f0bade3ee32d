-- Who had started or finished a course before that was kept. (OPS-4)
update cordee.membership m set started_at = begun.at
from (
  select m.id, min(greatest(v.started_at, m.since)) as at
  from cordee.membership m
  join sessions s on s.id = m.session
  join sessions_course_lnk l on l.session_id = s.id
  join courses c on c.id = l.course_id
  join cordee.course_outline o on o.course = c.document_id
  join cordee.lesson_view v on v.person = m.person and v.lesson = o.lesson
  where m.learns and m.ended_at is null and v.saved_at >= m.since and (v.watched_seconds > 0 or v.seen_at is not null)
    and (s.kind is distinct from 'slot' or exists (select from cordee.slot_holding h where h.membership = m.id and h.since <= v.saved_at))
  group by m.id
) begun
where begun.id = m.id;

insert into cordee.course_finish (person, session, course, finished_at)
select m.person, m.session, required.course, greatest(m.since, max(b.won_at))
from cordee.membership m
join sessions s on s.id = m.session
join (select distinct l.session_id, c.document_id as course from sessions_course_lnk l join courses c on c.id = l.course_id) link
  on link.session_id = s.id
join (select distinct course, theme from cordee.course_outline where not optional) required on required.course = link.course
left join cordee.badge b on b.person = m.person and b.course = required.course and b.theme = required.theme
where m.learns and m.ended_at is null
group by m.id, s.ends_on, required.course
having bool_and(b.won_at is not null) and (max(b.won_at)::date > coalesce(m.ends_on, s.ends_on)) is not true
on conflict do nothing;

delete from cordee.waiting_member w
using cordee.membership m, cordee.course_finish f
where m.id = w.membership and f.person = m.person and f.session = m.session;

-- A database made with the first text of 002 gets the badges that were earned before badges were stored; no other database lacks one. (OPS-4)
insert into cordee.badge (person, course, theme, won_at)
select m.person, o.course, o.theme, max(v.seen_at)
from cordee.membership m
join cordee.session_course sc on sc.session = m.session
join cordee.course_outline o on o.course = sc.course
left join cordee.lesson_view v on v.person = m.person and v.lesson = o.lesson
where m.role in ('learner', 'manager-learner')
group by m.person, o.course, o.theme having bool_and(v.seen_at is not null)
on conflict do nothing;

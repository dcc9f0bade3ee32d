-- A theme validated in a course. Once won it stays, whatever is added to the theme later. (LRN-16)
create table cordee.badge (
  person integer not null references up_users on delete restrict,
  course text not null,
  theme text not null,
  won_at timestamptz not null default cordee.now(),
  primary key (person, course, theme)
);

-- What was earned before badges were kept.
insert into cordee.badge (person, course, theme, won_at)
select m.person, o.course, o.theme, max(v.seen_at)
from cordee.membership m
join cordee.session_course sc on sc.session = m.session
join cordee.course_outline o on o.course = sc.course
left join cordee.lesson_view v on v.person = m.person and v.lesson = o.lesson
where m.role in ('learner', 'manager-learner')
group by m.person, o.course, o.theme having bool_and(v.seen_at is not null)
on conflict do nothing;

-- Who has seen a lesson, for whatever is counted over many people.
create index lesson_view_of_lesson on cordee.lesson_view (lesson, person) where seen_at is not null;

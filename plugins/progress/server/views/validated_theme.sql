-- The themes that a person has validated in a course, by seeing all their lessons. Wins the badge, which stays when the theme grows. (LRN-16)
create view cordee.validated_theme as
select v.person, o.course, o.theme, max(v.seen_at) as validated_at
from cordee.outline o
join cordee.lesson_view v on v.lesson = o.lesson and v.seen_at is not null
join (select course, theme, count(*) as lessons from cordee.outline group by course, theme) whole
  on whole.course = o.course and whole.theme = o.theme
group by v.person, o.course, o.theme, whole.lessons
having count(*) = whole.lessons;

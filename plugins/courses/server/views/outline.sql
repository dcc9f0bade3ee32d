-- The published courses as learners see them: one row a place of a lesson, in order, by document ids. (LRN-1)
create view cordee.outline as
select
  o.course, o.theme, o.module, o.lesson, o.position, o.theme_title, o.colour, o.optional, o.module_title, o.lesson_title, o.kind,
  -- Of a film; null for a text.
  o.duration_seconds,
  o.open_to_testers,
  -- Since when the lesson has this film; null when it never had another. (H-87)
  f.since as film_since
from cordee.course_outline o
left join cordee.film f on f.lesson = o.lesson;

-- The places of lessons that a course no longer shows: taken out, or no longer published. (LRN-16)
create view cordee.former_outline as
select f.course, f.theme, f.module, f.lesson, f.theme_title, f.lesson_title
from cordee.former_place f;

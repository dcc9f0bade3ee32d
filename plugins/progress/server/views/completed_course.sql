-- Who has done all that a published course requires, which finishes it: its required themes are validated, their badges won. A course that
-- requires nothing is completed by nobody. (LRN-12, LRN-16)
create view cordee.completed_course as
select b.person, b.course
from cordee.badge b
join (select distinct course, theme from cordee.outline where not optional) required on required.course = b.course and required.theme = b.theme
join (select course, count(distinct theme) as themes from cordee.outline where not optional group by course) whole on whole.course = b.course
group by b.person, b.course, whole.themes
having count(*) = whole.themes;

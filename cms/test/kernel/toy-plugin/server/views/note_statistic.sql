-- How often the notes on a course were revised, and when last.
create view cordee.note_statistic as
select d.course, sum(d.revisions)::integer as revisions, max(d.day) as last_on
from cordee.note_day d
group by d.course;

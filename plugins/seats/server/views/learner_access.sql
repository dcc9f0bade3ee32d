-- Who learns: a learner of a session, the course, the days of their access, both included, and when they started and finished it there, null
-- before. `follows`: in a licence session, or holding a slot, and not finished; within the dates they are following. (ACC-5, ACC-8, SEAT-7)
create view cordee.learner_access as
select m.id as membership, m.person, m.session, s.course, m.since, s.starts_on, m.ends_on, m.started_at, f.finished_at,
  -- By the key of the join, whose rows PostgreSQL estimates rightly; of a date it guesses that nearly everybody has one.
  f.person is null
    and (s.kind <> 'slot' or exists (select from cordee.slot_holding h where h.membership = m.id and h.until is null)) as follows
from cordee.current_membership m
join cordee.session s on s.id = m.session
left join cordee.course_finish f on f.person = m.person and f.session = m.session and f.course = s.course
where m.learns and s.course is not null;

-- Who learns: a learner of a session, the course, and the days of their access, both included. `follows`: in a slot session only whoever
-- holds a slot does. (ACC-5, ACC-8, SEAT-7)
create view cordee.learner_access as
select m.id as membership, m.person, m.session, s.course, s.starts_on, m.ends_on,
  s.kind <> 'slot' or exists (select from cordee.slot_holding h where h.membership = m.id and h.until is null) as follows
from cordee.current_membership m
join cordee.session s on s.id = m.session
where m.learns and s.course is not null;

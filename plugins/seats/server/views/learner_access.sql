-- Who learns: a learner of a session, the course, and the days of their access, both included. (ACC-5, ACC-8)
create view cordee.learner_access as
select m.id as membership, m.person, m.session, s.course, s.starts_on, s.ends_on
from cordee.membership m
join cordee.session s on s.id = m.session
where m.learns and s.course is not null;

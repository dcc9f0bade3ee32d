-- Who is a member of a session now: a membership that has not ended. (SEAT-7)
create view cordee.current_membership as
select m.id, m.person, m.session, m.role, m.since, m.learns, m.manages
from cordee.membership m
where m.ended_at is null;

-- Who is a member of a session now: a membership that has not ended. `ends_on`: the last day of the member, their own (`own_ends_on`) or that
-- of the session; in a slot session never after it. `started_at`: when they began, null before. (SEAT-6, SEAT-7)
create view cordee.current_membership as
select m.id, m.person, m.session, m.role, m.since, m.started_at, m.learns, m.manages, m.company, m.establishment, m.ends_on as own_ends_on,
  case when s.kind = 'slot' then least(m.ends_on, s.ends_on) else coalesce(m.ends_on, s.ends_on) end as ends_on
from cordee.membership m
-- Left, though every session is there: who asks for no day does without the join.
left join public.sessions s on s.id = m.session
where m.ended_at is null;

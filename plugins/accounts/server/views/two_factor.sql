-- Who needs a second step to sign in, and since when: they have codes of an app, a passkey, or both. (ACC-6)
create view cordee.two_factor as
select f.person, min(f.since) as since
from (
  select s.person, s.confirmed_at as since from cordee.second_step s where s.confirmed_at is not null
  union all
  select k.person, k.created_at from cordee.passkey k
) f
group by f.person;

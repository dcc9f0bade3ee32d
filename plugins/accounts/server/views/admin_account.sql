-- An account of the CMS admin. Somebody can enter the admin with one that is active and belongs to a person who is not blocked. (ACC-22)
create view cordee.admin_account as
select
  a.id,
  a.is_active is true as is_active,
  a.is_active is true and a.blocked is not true and p.id is not null and p.blocked is not true as can_enter
from public.admin_users a
left join cordee.staff s on s.admin_user = a.id
left join public.up_users p on p.id = s.person;

-- A person with an account. Without a password nobody can sign in to it: its person is invited. (ACC-1, ACC-4, ACC-8)
create view cordee.person as
select
  p.id,
  p.document_id,
  p.email,
  coalesce(p.first_name, '') as first_name,
  coalesce(p.last_name, '') as last_name,
  coalesce(p.locale, 'fr') as locale,
  coalesce(p.blocked, false) as is_blocked,
  p.password is not null as has_password,
  coalesce(p.standing, 'none') as global_role,
  -- The days of a tester, both included; null when there are none. (ACC-9)
  case when p.tests_from <= p.tests_until then p.tests_from end as trial_starts_on,
  case when p.tests_from <= p.tests_until then p.tests_until end as trial_ends_on,
  -- Whether the person has an account of the CMS admin as well. (ACC-22)
  exists (select from cordee.staff f where f.person = p.id) as is_staff,
  -- Names and address as they are searched and sorted. (H-83)
  coalesce(p.search_form, '') as search_form,
  cordee.is_erased(p.email) as is_erased,
  p.created_at
from public.up_users p;

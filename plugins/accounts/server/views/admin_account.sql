-- An account of the CMS admin. Nobody enters the admin with one that is not active. (ACC-22)
create view cordee.admin_account as
select a.id, a.is_active is true as is_active from public.admin_users a;

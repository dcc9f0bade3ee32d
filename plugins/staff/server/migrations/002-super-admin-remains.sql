-- Somebody is always left who may do everything: an active account of the CMS admin with the role for it. That is checked when a change is
-- complete, and of several at once one after the other: each sees what the one before has left. A restore goes before: it takes away again what
-- was taken away since the back-up, and whoever runs it can create staff. (ACC-22, H-68)
create function cordee.keep_super_admin() returns trigger language plpgsql as $$
begin
  if current_setting('cordee.restoring', true) = 'on' then return null; end if;
  -- Another role that is taken away, and an account without the role that is deactivated, leave as many as before.
  if tg_table_name = 'admin_users_roles_lnk' then
    if exists (select from admin_roles r where r.id = old.role_id and r.code <> 'strapi-super-admin') then return null; end if;
  elsif not exists (
    select from admin_users_roles_lnk l join admin_roles r on r.id = l.role_id where l.user_id = old.id and r.code = 'strapi-super-admin'
  ) then return null;
  end if;

  perform pg_advisory_xact_lock(hashtextextended('cordee.super-admin', 0));
  if not exists (
    select from admin_users_roles_lnk l
    join admin_roles r on r.id = l.role_id
    join cordee.admin_account a on a.id = l.user_id
    where r.code = 'strapi-super-admin' and a.is_active
  ) then
    raise exception 'Nobody would be left who may do everything.' using errcode = 'check_violation', constraint = 'super_admin_remains';
  end if;
  return null;
end $$;

create constraint trigger super_admin_remains after delete or update on admin_users_roles_lnk
  deferrable initially deferred for each row execute function cordee.keep_super_admin();

create constraint trigger super_admin_remains after update of is_active on admin_users
  deferrable initially deferred for each row when (old.is_active and new.is_active is not true) execute function cordee.keep_super_admin();

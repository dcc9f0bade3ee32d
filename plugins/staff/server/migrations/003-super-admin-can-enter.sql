-- Who is left who may do everything can enter the admin: by an account with the role for it that is active and belongs to a person who is not
-- blocked. An account of nobody lets nobody in, and counts as none. (ACC-22, H-68)
create or replace function cordee.keep_super_admin() returns trigger language plpgsql as $$
declare
  account integer;
begin
  if current_setting('cordee.restoring', true) = 'on' then return null; end if;
  -- Another role that is taken away, and an account without the role that is changed, leave as many as before.
  if tg_table_name = 'admin_users_roles_lnk' then
    if exists (select from admin_roles r where r.id = old.role_id and r.code <> 'strapi-super-admin') then return null; end if;
  else
    if tg_table_name = 'staff' then account := old.admin_user; else account := old.id; end if;
    if not exists (
      select from admin_users_roles_lnk l join admin_roles r on r.id = l.role_id where l.user_id = account and r.code = 'strapi-super-admin'
    ) then return null; end if;
  end if;

  perform pg_advisory_xact_lock(hashtextextended('cordee.super-admin', 0));
  if not exists (
    select from admin_users_roles_lnk l
    join admin_roles r on r.id = l.role_id
    join cordee.admin_account a on a.id = l.user_id
    where r.code = 'strapi-super-admin' and a.can_enter
  ) then
    raise exception 'Nobody would be left who may do everything.' using errcode = 'check_violation', constraint = 'super_admin_remains';
  end if;
  return null;
end $$;

-- A person who is blocked, and one whose link is deleted, deactivates the account, which is watched.
drop trigger super_admin_remains on admin_users;
create constraint trigger super_admin_remains after update of is_active, blocked on admin_users
  deferrable initially deferred for each row
  when ((old.is_active and new.is_active is not true) or (new.blocked and old.blocked is not true)) execute function cordee.keep_super_admin();

create constraint trigger super_admin_remains after update on cordee.staff
  deferrable initially deferred for each row execute function cordee.keep_super_admin();

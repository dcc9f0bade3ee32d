-- An account of the CMS admin whose person is deleted is nobody's: nobody enters with it, and it counts as nobody who could. (ACC-22)
create function cordee.workplace_without_person() returns trigger language plpgsql as $$
begin
  update admin_users set is_active = false where id = old.admin_user and is_active;
  return null;
end $$;
create trigger workplace_without_person after delete on cordee.staff for each row execute function cordee.workplace_without_person();

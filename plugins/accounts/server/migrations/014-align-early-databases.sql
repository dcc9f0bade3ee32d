-- A database made with earlier texts of 009 and 011 gets the functions, triggers and values of a new one; no other database changes. (OPS-4)
update up_users set sms_allowed = coalesce(sms_allowed, false), community_mails = coalesce(community_mails, true),
  contributions_anonymous = coalesce(contributions_anonymous, false)
where num_nulls(sms_allowed, community_mails, contributions_anonymous) > 0;

drop trigger if exists workplace_is_left on cordee.staff;
drop function if exists cordee.workplace_is_left();

create or replace function cordee.doors_close() returns trigger language plpgsql as $$
begin
  update cordee.sign_in set ended_at = cordee.now(), end_cause = 'blocked' where person = new.id and ended_at is null;
  update cordee.password_reset set used_at = cordee.now() where person = new.id and used_at is null;
  delete from cordee.half_sign_in where person = new.id;
  return null;
end $$;
create or replace trigger doors_close after update of blocked on up_users for each row
  when (new.blocked and old.blocked is not true) execute function cordee.doors_close();

create or replace function cordee.workplace_closes() returns trigger language plpgsql as $$
begin
  delete from strapi_sessions where origin = 'admin' and user_id = new.id::text;
  return null;
end $$;
create or replace trigger workplace_closes after update on admin_users for each row
  when (new.is_active is not true or new.password is distinct from old.password) execute function cordee.workplace_closes();

-- What was open when somebody was blocked before these triggers were there.
update cordee.sign_in s set ended_at = cordee.now(), end_cause = 'blocked' from up_users p where p.id = s.person and p.blocked and s.ended_at is null;
update cordee.password_reset r set used_at = cordee.now() from up_users p where p.id = r.person and p.blocked and r.used_at is null;
delete from cordee.half_sign_in h using up_users p where p.id = h.person and p.blocked;
delete from strapi_sessions s using admin_users a where s.origin = 'admin' and s.user_id = a.id::text and a.is_active is not true;

-- Sign-ins of staff and administrators end sooner. One keeps these limits to its end, also when its person is neither any more: what has ended does not
-- come alive again. (SEC-4)
alter table cordee.sign_in add column privileged boolean not null default false;
update cordee.sign_in s set privileged = true from up_users p
where p.id = s.person and (p.standing = 'administrator' or exists (select from cordee.staff f where f.person = p.id));

create function cordee.limit_sign_ins() returns trigger language plpgsql as $$
begin
  update cordee.sign_in set privileged = true where person = (to_jsonb(new) ->> tg_argv[0])::integer and ended_at is null and not privileged;
  return null;
end $$;
create trigger limit_sign_ins after insert on cordee.staff for each row execute function cordee.limit_sign_ins('person');
create trigger limit_sign_ins after update of standing on up_users for each row
  when (new.standing = 'administrator' and old.standing is distinct from 'administrator') execute function cordee.limit_sign_ins('id');

-- A sign-in also ends when its browser begins another one, and when a person has more than enough of them.
alter table cordee.sign_in drop constraint sign_in_end_cause_check;
alter table cordee.sign_in add constraint sign_in_end_cause_check
  check (end_cause in ('signed-out', 'replaced', 'too-many', 'password-changed', 'address-changed', 'second-step-changed', 'blocked'));

-- Both are forgotten after a while.
create index sign_in_old on cordee.sign_in (started_at);
alter table cordee.device add column id bigint generated always as identity;
create index device_old on cordee.device (last_seen_at);

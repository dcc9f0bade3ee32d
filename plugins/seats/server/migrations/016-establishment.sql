-- A session is of a company: those that named none are of the organisation's school. (SEAT-2, SEAT-3)
insert into sessions_company_lnk (session_id, company_id)
select s.id, c.company from sessions s cross join cordee.school c
where not exists (select from sessions_company_lnk l where l.session_id = s.id);

create function cordee.refuse_session_without_company() returns trigger language plpgsql as $$
declare
  of_none integer := case when tg_table_name = 'sessions' then (to_jsonb(new) ->> 'id')::integer else (to_jsonb(old) ->> 'session_id')::integer end;
begin
  if exists (select from sessions where id = of_none) and not exists (select from sessions_company_lnk where session_id = of_none) then
    raise exception 'A session is of a company.' using errcode = 'check_violation', constraint = 'session_has_company';
  end if;
  return null;
end $$;
create constraint trigger session_has_company after insert on sessions deferrable initially deferred
  for each row execute function cordee.refuse_session_without_company();
create constraint trigger session_has_company after delete or update on sessions_company_lnk deferrable initially deferred
  for each row execute function cordee.refuse_session_without_company();

-- A membership names an establishment of the company of its session, the first one by default. (SEAT-1)
alter table cordee.membership add column company integer, add column establishment integer;
update cordee.membership m
set company = l.company_id, establishment = (select min(e.establishment) from cordee.company_establishment e where e.company = l.company_id)
from sessions_company_lnk l where l.session_id = m.session;
alter table cordee.membership
  alter column company set not null,
  alter column establishment set not null,
  add constraint membership_of_company unique (id, company),
  add constraint membership_establishment_fkey foreign key (establishment, company) references cordee.company_establishment (establishment, company)
    on delete restrict;
create index membership_of_establishment on cordee.membership (establishment);

create function cordee.hold_membership_company() returns trigger language plpgsql as $$
begin
  perform from sessions where id = new.session for share;
  new.company := (select l.company_id from sessions_company_lnk l where l.session_id = new.session order by l.id desc limit 1);
  new.establishment := coalesce(new.establishment, (select min(e.id) from cordee.establishment e where e.company = new.company));
  return new;
end $$;
create trigger hold_company before insert or update of session, company, establishment on cordee.membership
  for each row execute function cordee.hold_membership_company();

-- When a session is given another company, its members are at the first establishment of that one.
create function cordee.move_members_to_company() returns trigger language plpgsql as $$
begin
  update cordee.membership set company = new.company_id, establishment = null where session = new.session_id and company <> new.company_id;
  return null;
end $$;
create trigger move_members after insert or update on sessions_company_lnk for each row execute function cordee.move_members_to_company();

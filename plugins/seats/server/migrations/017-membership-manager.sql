-- Which members a manager manages: from a membership that manages, in any session of the same company. (ACC-8)
alter table cordee.membership add constraint membership_manages_for_company unique (id, company, manages);
create table cordee.membership_manager (
  managed uuid not null,
  manager uuid not null,
  company integer not null,
  manages boolean not null default true check (manages),
  primary key (managed, manager),
  constraint nobody_manages_themselves check (managed <> manager),
  foreign key (managed, company) references cordee.membership (id, company) on delete cascade,
  constraint manager_manages foreign key (manager, company, manages) references cordee.membership (id, company, manages) on delete cascade
);
create index managed_by on cordee.membership_manager (manager);
-- Who manages for a company is read with every list of members.
create index managers_of_company on cordee.membership (company) where manages and ended_at is null;

-- A tie lasts as long as both memberships, and ends with the erasure of a person. They are locked: neither ends meanwhile.
create function cordee.refuse_ended_manager() returns trigger language plpgsql as $$
begin
  if exists (select from (select r.is_erased from cordee.recipient r join cordee.membership m on m.person = r.person
    where m.id in (new.managed, new.manager) order by r.person for key share of r) named where is_erased) then
    raise exception 'the person was erased' using errcode = 'foreign_key_violation', constraint = 'person_is_erased';
  end if;
  if (select count(*) from (select from cordee.membership where id in (new.managed, new.manager) and ended_at is null for share) current) < 2 then
    raise exception 'A membership that has ended neither manages nor is managed.' using errcode = 'check_violation', constraint = 'manager_is_member';
  end if;
  return new;
end $$;
create trigger manager_is_member before insert or update on cordee.membership_manager for each row when (new.managed <> new.manager) execute function cordee.refuse_ended_manager();

create function cordee.end_management() returns trigger language plpgsql as $$
begin
  delete from cordee.membership_manager where new.id in (managed, manager);
  return null;
end $$;
create trigger end_management after update of ended_at on cordee.membership
  for each row when (new.ended_at is not null) execute function cordee.end_management();

-- When a session is given another company, its members are at the first establishment of that one, and leave the managers of the former one.
create or replace function cordee.move_members_to_company() returns trigger language plpgsql as $$
begin
  delete from cordee.membership_manager t using cordee.membership m
  where m.session = new.session_id and m.company <> new.company_id and m.id in (t.managed, t.manager);
  update cordee.membership set company = new.company_id, establishment = null where session = new.session_id and company <> new.company_id and ended_at is null;
  return null;
end $$;

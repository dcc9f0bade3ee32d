-- A staff member is one person: their account on the site, and their account in the workplace, which is the CMS admin. (ACC-22)
create table cordee.staff (
  person integer primary key references up_users on delete cascade,
  admin_user integer not null unique references admin_users on delete cascade,
  since timestamptz not null default cordee.now()
);

-- Opens the workplace to a staff member, once, within a minute.
create table cordee.workplace_ticket (
  id uuid primary key default gen_random_uuid(),
  person integer not null references cordee.staff on delete cascade,
  expires_at timestamptz not null
);
create index workplace_ticket_of_person on cordee.workplace_ticket (person);

-- Both accounts are one: what the person is called, and whether they are blocked, is so in both, whoever writes it and wherever.
create function cordee.workplace_follows_person() returns trigger language plpgsql as $$
begin
  update admin_users a set firstname = new.first_name, lastname = new.last_name, email = new.email, is_active = new.blocked is not true
  from cordee.staff s
  where s.person = new.id and a.id = s.admin_user
    and (a.firstname, a.lastname, a.email, a.is_active) is distinct from (new.first_name, new.last_name, new.email, new.blocked is not true);
  return null;
end $$;
create trigger workplace_follows_person after update on up_users for each row execute function cordee.workplace_follows_person();

create function cordee.person_follows_workplace() returns trigger language plpgsql as $$
begin
  update up_users p set blocked = new.is_active is not true
  from cordee.staff s
  where s.admin_user = new.id and p.id = s.person and coalesce(p.blocked, false) is distinct from (new.is_active is not true);
  return null;
end $$;
create trigger person_follows_workplace after update of is_active on admin_users for each row execute function cordee.person_follows_workplace();

-- A new password or a suspension ends what is open in the workplace, whoever writes it.
create function cordee.workplace_closes() returns trigger language plpgsql as $$
begin
  delete from strapi_sessions where origin = 'admin' and user_id = new.id::text;
  return null;
end $$;
create trigger workplace_closes after update on admin_users for each row
  when (new.is_active is not true or new.password is distinct from old.password) execute function cordee.workplace_closes();

-- In the workplace itself a name and an address are not changed: they are the person's.
create function cordee.workplace_keeps_names() returns trigger language plpgsql as $$
declare person record;
begin
  select p.first_name, p.last_name, p.email into person from cordee.staff s join up_users p on p.id = s.person where s.admin_user = new.id;
  if found then
    new.firstname := person.first_name;
    new.lastname := person.last_name;
    new.email := person.email;
  end if;
  return new;
end $$;
create trigger workplace_keeps_names before update on admin_users for each row execute function cordee.workplace_keeps_names();

-- Whoever works here no more has no workplace any more; their account on the site stays.
create function cordee.workplace_is_left() returns trigger language plpgsql as $$
begin
  update admin_users set is_active = false where id = old.admin_user;
  return null;
end $$;
create trigger workplace_is_left after delete on cordee.staff for each row execute function cordee.workplace_is_left();

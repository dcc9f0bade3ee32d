-- The addresses that people had before, whoever changed them: what was sent to, or asked for under, an address belongs to the person who had
-- it then. Kept until the person is erased or deleted. (ACC-12, ACC-20)
create table cordee.former_address (
  id bigint generated always as identity primary key,
  person integer not null references up_users on delete cascade,
  email text not null check (email = lower(email)),
  left_at timestamptz not null default cordee.now()
);
create index former_address_of_person on cordee.former_address (person);
create index former_address_by_time on cordee.former_address (email, left_at);

insert into cordee.former_address (person, email, left_at)
select person, lower(former), ended_at from cordee.address_change where end_cause = 'confirmed';

create function cordee.note_former_address() returns trigger language plpgsql as $$
begin
  insert into cordee.former_address (person, email) values (old.id, lower(old.email));
  return null;
end $$;
create trigger note_former_address after update of email on up_users for each row
  when (lower(old.email) <> lower(new.email) and new.email not like '%@efface.invalid')
  execute function cordee.note_former_address();

-- Nothing brings back somebody who was erased: a change that began before waits for the erasure, and is refused then.
create function cordee.stay_erased() returns trigger language plpgsql as $$
begin
  if (new.email, new.username, new.first_name, new.last_name) is distinct from (old.email, old.username, old.first_name, old.last_name)
    or new.blocked is not true or new.password is not null or new.mobile is not null
  then
    raise exception 'the person was erased' using errcode = 'foreign_key_violation', constraint = 'person_is_erased';
  end if;
  return new;
end $$;
create trigger stay_erased before update on up_users for each row when (old.email like '%@efface.invalid') execute function cordee.stay_erased();

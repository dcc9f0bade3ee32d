create trigger hold_search_form before insert or update on establishments for each row execute function cordee.hold_search_form('name');
create trigger hold_name_form before insert or update on establishments for each row execute function cordee.hold_name_form('name');

-- Whose place each establishment is, for good; beside the link by which Strapi knows it, for constraints to refer to. A company has at least one,
-- each under a name that no other of it has. (SEAT-1)
create table cordee.company_establishment (
  establishment integer primary key references establishments on delete cascade,
  company integer not null references companies on delete cascade,
  name_key text not null,
  unique (establishment, company),
  -- When the transaction ends: Strapi's updates hide what PostgreSQL refuses of them.
  constraint establishment_name_once unique (company, name_key) deferrable initially deferred
);

create function cordee.settle_establishment() returns trigger language plpgsql as $$
begin
  insert into cordee.company_establishment (establishment, company, name_key)
  select e.id, new.company_id, lower(e.name) from establishments e where e.id = new.establishment_id
  on conflict (establishment) do nothing;
  return null;
end $$;
create trigger settle_establishment after insert or update on establishments_company_lnk
  for each row execute function cordee.settle_establishment();

create function cordee.rename_establishment() returns trigger language plpgsql as $$
begin
  update cordee.company_establishment set name_key = lower(new.name) where establishment = new.id;
  return null;
end $$;
create trigger rename_establishment after update of name on establishments for each row execute function cordee.rename_establishment();

create function cordee.refuse_establishment_elsewhere() returns trigger language plpgsql as $$
declare
  changed integer := coalesce(to_jsonb(new) ->> 'establishment_id', to_jsonb(old) ->> 'establishment_id', to_jsonb(new) ->> 'id')::integer;
begin
  if exists (select from establishments where id = changed)
    and array(select company_id from establishments_company_lnk where establishment_id = changed)
      is distinct from array[(select company from cordee.company_establishment where establishment = changed)] then
    raise exception 'An establishment belongs to one company, for good.' using errcode = 'check_violation', constraint = 'establishment_stays_in_company';
  end if;
  return null;
end $$;
create constraint trigger establishment_has_company after insert on establishments deferrable initially deferred
  for each row execute function cordee.refuse_establishment_elsewhere();
create constraint trigger establishment_stays_in_company after insert or update or delete on establishments_company_lnk deferrable initially deferred
  for each row execute function cordee.refuse_establishment_elsewhere();

-- A company that is deleted takes its establishments along.
create function cordee.delete_establishment() returns trigger language plpgsql as $$
begin
  delete from establishments where id = old.establishment;
  return null;
end $$;
create trigger delete_establishment after delete on cordee.company_establishment for each row execute function cordee.delete_establishment();

create function cordee.refuse_company_without_establishment() returns trigger language plpgsql as $$
begin
  perform from companies where id = old.company for no key update;
  if found and not exists (select from cordee.company_establishment where company = old.company) then
    raise exception 'A company has an establishment.' using errcode = 'check_violation', constraint = 'company_has_establishment';
  end if;
  return null;
end $$;
create constraint trigger company_has_establishment after delete on cordee.company_establishment deferrable initially deferred
  for each row execute function cordee.refuse_company_without_establishment();

create function cordee.open_first_establishment(company integer) returns void language plpgsql as $$
declare
  opened integer;
begin
  insert into establishments (document_id, name, created_at, updated_at, published_at)
  values ('e' || substr(replace(gen_random_uuid()::text, '-', ''), 1, 23), 'Établissement principal', now(), now(), now()) returning id into opened;
  insert into establishments_company_lnk (establishment_id, company_id) values (opened, open_first_establishment.company);
end $$;
create function cordee.open_establishment_of_company() returns trigger language plpgsql as $$
begin
  perform cordee.open_first_establishment(new.id);
  return null;
end $$;
create trigger open_first_establishment after insert on companies for each row execute function cordee.open_establishment_of_company();

select cordee.open_first_establishment(id) from companies;

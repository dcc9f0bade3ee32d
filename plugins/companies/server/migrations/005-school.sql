-- The organisation's own school is a company too: that of its name, which is made when there is none. (SEAT-3)
create table cordee.school (
  company integer primary key references companies on delete restrict,
  is_only boolean not null default true unique check (is_only)
);

with organisation as (
  select coalesce(nullif(cordee.name_form(current_setting('cordee.organisation_name', true)), ''), 'École') as name
), made as (
  insert into companies (document_id, legal_name, created_at, updated_at, published_at)
  select 's' || substr(replace(gen_random_uuid()::text, '-', ''), 1, 23), name, now(), now(), now() from organisation
  where not exists (select from companies c where lower(c.legal_name) = lower(name)) returning id
)
insert into cordee.school (company)
select id from made union all select c.id from companies c join organisation o on lower(c.legal_name) = lower(o.name);

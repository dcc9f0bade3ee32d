-- The films to check are a queue: due each night, when their lesson is published, and again later when their host did not respond. (LRN-5)
alter table cordee.film_check
  alter column host drop not null,
  alter column checked_at drop not null,
  add column due_at timestamptz,
  add column attempts integer not null default 0,
  add column failure text;
create index film_check_due on cordee.film_check (due_at) where due_at is not null;

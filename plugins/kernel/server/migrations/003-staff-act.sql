-- What staff did to a person or in their name: who, what, about whom, when. Written once, never changed. (ACC-14, ACC-22)
-- It bears names and no references: it outlives whoever did it.
create table cordee.staff_act (
  id bigint generated always as identity primary key,
  at timestamptz not null default cordee.now(),
  staff integer not null,
  staff_name text not null,
  act text not null,
  person integer,
  facts jsonb not null default '{}'
);
create index staff_act_about on cordee.staff_act (person, id desc);

create function cordee.refuse_change() returns trigger language plpgsql as
  $$ begin raise exception '% is written once', tg_table_name using errcode = 'integrity_constraint_violation'; end $$;
create trigger staff_act_is_written_once before update or delete or truncate on cordee.staff_act
  execute function cordee.refuse_change();

-- The same message sent once more because staff asked for it. (ACC-19)
alter table cordee.mail add column again_of uuid references cordee.mail;
create index mail_again on cordee.mail (again_of) where again_of is not null;
create index mail_latest on cordee.mail (asked_at desc);

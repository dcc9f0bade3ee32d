-- What an act of staff has changed of a person, before and after, as far as it is personal data: apart from the act, which is written once and outlives
-- the person, so that it is erased with them. (ACC-20, ACC-22)
create table cordee.staff_act_value (
  act bigint primary key references cordee.staff_act,
  person integer not null references public.up_users on delete cascade,
  facts jsonb not null
);
create index staff_act_value_of on cordee.staff_act_value (person);

-- What somebody did who is no staff, such as a pilot, is written to the audit log too: by their id, so that no name outlives their erasure. (ACC-20, ACC-22)
alter table cordee.staff_act
  alter column staff drop not null,
  alter column staff_name drop not null,
  add column by_person integer,
  add constraint act_is_of_staff_or_person check ((staff is null) = (staff_name is null) and (staff is null) <> (by_person is null));
create index staff_act_by_person on cordee.staff_act (by_person) where by_person is not null;

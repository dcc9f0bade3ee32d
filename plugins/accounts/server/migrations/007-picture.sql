-- The person's picture, as they chose it. Without one, their initials are drawn. (ACC-10, ACC-16)
create table cordee.picture (
  person integer primary key references up_users on delete cascade,
  file text not null unique references cordee.stored_file,
  chosen_at timestamptz not null default cordee.now()
);
create trigger picture_holds_its_file after insert or update or delete on cordee.picture
  for each row execute function cordee.hold_file();

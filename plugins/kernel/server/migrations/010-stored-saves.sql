-- The saves of the admin's forms that were stored, by the ids that the forms gave them: whoever sends one again, because its answer was lost,
-- goes on from what was stored. (H-94)
create table cordee.stored_save (
  id text primary key,
  kind text not null,
  document text not null,
  version integer not null,
  at timestamptz not null default cordee.now()
);
create index stored_save_at on cordee.stored_save (at);

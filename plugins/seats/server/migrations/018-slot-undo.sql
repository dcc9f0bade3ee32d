-- What a pilot changed last about the slots of a session, and how the session stood afterwards: it can be put back for some seconds, as long as nothing
-- else has changed. (SEAT-7, ROT-1)
create table cordee.slot_undo (
  session integer primary key references sessions on delete cascade,
  id uuid not null default gen_random_uuid(),
  membership uuid not null,
  done_by integer not null references up_users on delete restrict,
  done_at timestamptz not null default cordee.clock_time(),
  change jsonb not null,
  state text not null,
  undone boolean not null default false,
  foreign key (membership, session) references cordee.membership (id, session) on delete cascade
);
create index slot_undo_membership on cordee.slot_undo (membership);
create index slot_undo_done_by on cordee.slot_undo (done_by);

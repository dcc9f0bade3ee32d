-- Somebody asks for another address: it counts once the link that was sent to it is used, and the former one may take it
-- back until `undo_until`. The links themselves are signed, and not kept. (ACC-10, SEC-15)
create table cordee.address_change (
  id uuid primary key default gen_random_uuid(),
  person integer not null references up_users on delete cascade,
  email text not null,
  former text,
  asked_at timestamptz not null default cordee.now(),
  expires_at timestamptz not null,
  ended_at timestamptz,
  end_cause text check (end_cause in ('confirmed', 'undone', 'replaced', 'withdrawn', 'taken')),
  undo_until timestamptz,
  check ((ended_at is null) = (end_cause is null)),
  check ((former is not null) = (coalesce(end_cause, '') in ('confirmed', 'undone'))),
  check (undo_until is null or end_cause = 'confirmed')
);
create unique index address_change_waits_once on cordee.address_change (person) where ended_at is null;
create index address_change_of_person on cordee.address_change (person, asked_at);
create index address_change_to_address on cordee.address_change (email, asked_at);
create index address_change_old on cordee.address_change (asked_at);

-- An account that nobody has chosen a password for, and the link that lets its person choose one, once. The link itself
-- is signed, and not kept. Without `due_at` it waits until its person is expected somewhere again. (ACC-4)
create table cordee.invitation (
  id uuid primary key default gen_random_uuid(),
  person integer not null references up_users on delete cascade,
  about text,
  made_at timestamptz not null default cordee.now(),
  due_at timestamptz,
  sent_at timestamptz,
  expires_at timestamptz,
  ended_at timestamptz,
  end_cause text check (end_cause in ('used', 'withdrawn')),
  check ((sent_at is null) = (expires_at is null)),
  check (expires_at > sent_at),
  check ((ended_at is null) = (end_cause is null)),
  check (end_cause is distinct from 'withdrawn' or sent_at is not null)
);
create unique index invitation_waits_once on cordee.invitation (person) where sent_at is null and ended_at is null;
create index invitation_due on cordee.invitation (due_at) where sent_at is null and ended_at is null;
create index invitation_of_person on cordee.invitation (person, made_at);

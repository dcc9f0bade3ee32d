-- One address, one account, however it is written. (ACC-1, I-40)
create unique index up_users_email_once on up_users (lower(email));

-- One row a sign-in: the cookie holds the token, the database its hash. (ACC-1, ACC-2)
create table cordee.sign_in (
  id uuid primary key default gen_random_uuid(),
  person integer not null references up_users on delete cascade,
  token_hash bytea not null unique,
  client_address text not null,
  started_at timestamptz not null default cordee.now(),
  last_seen_at timestamptz not null default cordee.now(),
  ended_at timestamptz,
  end_cause text check (end_cause in ('signed-out', 'password-changed')),
  check ((ended_at is null) = (end_cause is null))
);
create index sign_in_of_person on cordee.sign_in (person) where ended_at is null;

-- A link that lets somebody choose a new password, once. The link itself is signed, and not kept. (ACC-2)
create table cordee.password_reset (
  id uuid primary key default gen_random_uuid(),
  person integer not null references up_users on delete cascade,
  asked_at timestamptz not null default cordee.now(),
  expires_at timestamptz not null,
  used_at timestamptz
);
create index password_reset_of_person on cordee.password_reset (person);

-- The second step of signing in: a secret that an app of the person's shares with us, sealed with a key that the database does
-- not hold, and codes for the day the app is lost. It counts once a first code was right. (ACC-6)
create table cordee.second_step (
  person integer primary key references up_users on delete cascade,
  sealed_secret bytea not null,
  begun_at timestamptz not null default cordee.now(),
  confirmed_at timestamptz,
  -- The half-minute of the last code that was right: no code works twice.
  last_period bigint not null default 0
);

create table cordee.recovery_code (
  person integer not null references cordee.second_step on delete cascade,
  code_hash bytea not null,
  used_at timestamptz,
  primary key (person, code_hash)
);

-- A password was right, and the second step is awaited for a few minutes. Nobody is signed in by it. (ACC-6)
create table cordee.half_sign_in (
  id uuid primary key default gen_random_uuid(),
  person integer not null references up_users on delete cascade,
  asked_at timestamptz not null default cordee.now(),
  expires_at timestamptz not null
);
create index half_sign_in_of_person on cordee.half_sign_in (person);
create index half_sign_in_old on cordee.half_sign_in (asked_at);

-- Whether somebody took the second step to be here.
alter table cordee.sign_in add column second_step boolean not null default false;
alter table cordee.sign_in drop constraint sign_in_end_cause_check;
alter table cordee.sign_in add constraint sign_in_end_cause_check
  check (end_cause in ('signed-out', 'password-changed', 'address-changed', 'second-step-changed', 'blocked'));

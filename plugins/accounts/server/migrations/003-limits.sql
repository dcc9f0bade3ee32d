-- Guesses at passwords, counted over all processes and doors: one row for each thing that a guess is counted against. A guess
-- that turns out right is taken back. (ACC-1)
create table cordee.guess (
  id bigint generated always as identity primary key,
  subject text not null,
  at timestamptz not null default cordee.now()
);
create index guess_of_subject on cordee.guess (subject, at);
create index guess_old on cordee.guess (at);

-- Browsers in which a person has signed in before: their owner still gets in while others guess. (ACC-1)
create table cordee.device (
  person integer not null references up_users on delete cascade,
  token_hash bytea not null,
  known_since timestamptz not null default cordee.now(),
  last_seen_at timestamptz not null default cordee.now(),
  primary key (person, token_hash)
);

-- Somebody asked for a day to look around, and nothing has come of it yet: the worker takes the row away. (ACC-9)
create table cordee.trial_request (
  id uuid primary key default gen_random_uuid(),
  email text not null,
  first_name text not null,
  last_name text not null,
  locale text not null check (locale in ('fr', 'en')),
  day date not null,
  asked_at timestamptz not null default cordee.now()
);

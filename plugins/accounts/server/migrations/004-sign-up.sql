-- Somebody asks for an account: nothing of it exists before the address is confirmed by the link that was sent to it. (ACC-3)
create table cordee.sign_up (
  id uuid primary key default gen_random_uuid(),
  email text not null,
  first_name text not null,
  last_name text not null,
  password_hash text not null,
  locale text not null check (locale in ('fr', 'en')),
  asked_at timestamptz not null default cordee.now(),
  expires_at timestamptz not null,
  confirmed_at timestamptz
);
create index sign_up_of_address on cordee.sign_up (email, asked_at);
create index sign_up_old on cordee.sign_up (asked_at);

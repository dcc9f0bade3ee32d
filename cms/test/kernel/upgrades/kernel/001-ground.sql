-- The one clock: code and SQL read cordee.now(), which only the demo house may shift.
create table cordee.clock (
  only_row boolean primary key default true check (only_row),
  ahead interval not null default '0'
);
insert into cordee.clock default values;

create function cordee.now() returns timestamptz language sql stable as
  'select now() + ahead from cordee.clock';

-- What happened, written in the transaction in which it happened.
create table cordee.event (
  id bigint generated always as identity primary key,
  name text not null,
  payload jsonb not null,
  request_id text,
  at timestamptz not null default cordee.now()
);

-- What each listener still has to do about it. Done in the same transaction as its effect.
create table cordee.delivery (
  event bigint not null references cordee.event on delete cascade,
  listener text not null,
  due_at timestamptz not null default cordee.now(),
  attempts integer not null default 0,
  done_at timestamptz,
  failure text,
  primary key (event, listener)
);
create index delivery_due on cordee.delivery (due_at, event) where done_at is null;

-- Every message to a person, claimed before it is sent. (NOTE-11, ACC-19)
create table cordee.mail (
  id uuid primary key default gen_random_uuid(),
  to_address text not null,
  template text not null,
  locale text not null check (locale in ('fr', 'en')),
  facts jsonb not null,
  request_id text,
  state text not null default 'queued' check (state in ('queued', 'sending', 'sent', 'refused', 'unknown')),
  asked_at timestamptz not null default cordee.now(),
  due_at timestamptz not null default cordee.now(),
  claimed_at timestamptz,
  sent_at timestamptz,
  attempts integer not null default 0,
  server_words text,
  check ((state = 'sent') = (sent_at is not null))
);
create index mail_due on cordee.mail (due_at) where state in ('queued', 'sending', 'unknown');
create index mail_of_address on cordee.mail (lower(to_address), asked_at desc);

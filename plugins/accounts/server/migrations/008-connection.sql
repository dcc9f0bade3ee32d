-- When somebody was there: from a sign-in, or what they did after a quiet time, to what they did last. Kept whatever becomes of the
-- sign-in: training funders ask for it. Days and minutes are read from it. (ACC-17)
create table cordee.connection (
  id bigint generated always as identity primary key,
  person integer not null references up_users on delete restrict,
  signed_in boolean not null,
  began_at timestamptz not null default cordee.now(),
  seen_at timestamptz not null default cordee.now(),
  check (seen_at >= began_at)
);
create index connection_of_person on cordee.connection (person, began_at desc);

-- What is known of the time before: each sign-in, and the last thing done in it.
insert into cordee.connection (person, signed_in, began_at, seen_at)
select person, true, started_at, started_at from cordee.sign_in
union all
select person, false, last_seen_at, last_seen_at from cordee.sign_in where last_seen_at > started_at + interval '15 minutes';

-- What a person notes for themselves on a course.
create table cordee.note (
  person integer not null references up_users on delete restrict,
  course text not null,
  text text not null default '',
  revision integer not null default 0 check (revision >= 0),
  revised_at timestamptz not null default cordee.now(),
  primary key (person, course)
);

-- How often the notes on a course were revised on a day: a statistic, without people.
create table cordee.note_day (
  id bigint generated always as identity primary key,
  course text not null,
  day date not null,
  revisions integer not null default 1,
  unique (course, day)
);

create function cordee.seconds_in(played int4multirange) returns integer
  language sql immutable strict parallel safe
  as 'select coalesce(sum(upper(stretch) - lower(stretch)), 0)::integer from unnest(played) stretch';

-- What a person has done of a lesson: one row each, whatever the course, the session or the device. (LRN-13 to LRN-15)
create table cordee.lesson_view (
  person integer not null references up_users on delete restrict,
  lesson text not null,
  played int4multirange not null default '{}' check (isempty(played) or lower(played) >= 0),
  watched_seconds integer not null generated always as (cordee.seconds_in(played)) stored,
  position integer not null default 0 check (position >= 0),
  started_at timestamptz not null default cordee.now(),
  saved_at timestamptz not null default cordee.now(),
  seen_at timestamptz,
  primary key (person, lesson)
);

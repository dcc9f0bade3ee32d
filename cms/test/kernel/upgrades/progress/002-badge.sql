-- A theme validated in a course. Once won it stays, whatever is added to the theme later. (LRN-16)
create table cordee.badge (
  person integer not null references up_users on delete restrict,
  course text not null,
  theme text not null,
  won_at timestamptz not null default cordee.now(),
  primary key (person, course, theme)
);

-- Who has seen a lesson, for whatever is counted over many people.
create index lesson_view_of_lesson on cordee.lesson_view (lesson, person) where seen_at is not null;

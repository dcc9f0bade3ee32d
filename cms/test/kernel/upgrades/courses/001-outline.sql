-- A reference is unique among drafts; the published row of the same document repeats it. (LRN-1)
create unique index courses_reference_once on courses (reference) where published_at is null;
create unique index themes_reference_once on themes (reference) where published_at is null;
create unique index modules_reference_once on modules (reference) where published_at is null;
create unique index lessons_reference_once on lessons (reference) where published_at is null;

-- What each published parent holds, in its order, as it stood when it was published: later edits of the draft wait.
create table cordee.placement (
  parent_kind text not null check (parent_kind in ('course', 'theme', 'module')),
  parent text not null,
  child text not null,
  position integer not null,
  optional boolean not null default false,
  primary key (parent_kind, parent, child),
  unique (parent_kind, parent, position),
  check (not optional or parent_kind = 'course')
);
create index placement_of_child on cordee.placement (parent_kind, child);

-- A published course as learners see it: one row a place of a lesson, by document ids, rebuilt when a part is published.
create table cordee.course_outline (
  course text not null,
  theme text not null,
  module text not null,
  lesson text not null,
  position integer not null,
  theme_title text not null,
  colour text not null,
  optional boolean not null,
  module_title text not null,
  lesson_title text not null,
  kind text not null check (kind in ('video', 'text')),
  duration_seconds integer,
  primary key (course, theme, module, lesson),
  unique (course, position),
  check ((kind = 'video') = (duration_seconds is not null))
);
create index course_outline_of_lesson on cordee.course_outline (lesson);

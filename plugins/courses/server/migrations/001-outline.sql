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

-- One statement for its caller: several publications may take turns on one connection.
create function cordee.rebuild_outlines(courses text[]) returns void language plpgsql as $$
begin
  delete from cordee.course_outline o where o.course = any(rebuild_outlines.courses);
  insert into cordee.course_outline
    (course, theme, module, lesson, position, theme_title, colour, optional, module_title, lesson_title, kind, duration_seconds)
  select c.document_id, t.document_id, m.document_id, l.document_id,
    row_number() over (partition by c.document_id order by pt.position, pm.position, pl.position),
    t.title, t.colour, pt.optional, m.title, l.title,
    case when v.id is null then 'text' else 'video' end, case when v.id is not null then l.duration_seconds end
  from public.courses c
  join cordee.placement pt on pt.parent_kind = 'course' and pt.parent = c.document_id
  join public.themes t on t.document_id = pt.child and t.published_at is not null
  join cordee.placement pm on pm.parent_kind = 'theme' and pm.parent = t.document_id
  join public.modules m on m.document_id = pm.child and m.published_at is not null
  join cordee.placement pl on pl.parent_kind = 'module' and pl.parent = m.document_id
  join public.lessons l on l.document_id = pl.child and l.published_at is not null
  left join public.files_related_mph v on v.related_type = 'plugin::courses.lesson' and v.field = 'video' and v.related_id = l.id
  where c.published_at is not null and c.document_id = any(rebuild_outlines.courses);
end $$;

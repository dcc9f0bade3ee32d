-- Where the lessons of a course stood that it shows no longer, under the titles they had: what was seen and won there stays. (LRN-7, LRN-16)
create table cordee.former_place (
  course text not null,
  theme text not null,
  module text not null,
  lesson text not null,
  theme_title text not null,
  lesson_title text not null,
  primary key (course, theme, module, lesson)
);
create index former_place_of_theme on cordee.former_place (theme);
create index former_place_of_module on cordee.former_place (module);

-- Every rebuild of an outline deletes its places, and inserts those that are left.
create function cordee.keep_former_places() returns trigger language plpgsql as $$
begin
  insert into cordee.former_place (course, theme, module, lesson, theme_title, lesson_title)
  select course, theme, module, lesson, theme_title, lesson_title from former
  on conflict (course, theme, module, lesson) do update
    set theme_title = excluded.theme_title, lesson_title = excluded.lesson_title;
  return null;
end $$;
create trigger keep_former_places after delete on cordee.course_outline
  referencing old table as former for each statement execute function cordee.keep_former_places();

create function cordee.forget_former_places() returns trigger language plpgsql as $$
begin
  delete from cordee.former_place f using present p
  where (f.course, f.theme, f.module, f.lesson) = (p.course, p.theme, p.module, p.lesson);
  return null;
end $$;
create trigger forget_former_places after insert on cordee.course_outline
  referencing new table as present for each statement execute function cordee.forget_former_places();

-- Same outline; the films of the media library are read from the view `cordee.media`.
create or replace function cordee.rebuild_outlines(courses text[]) returns void language plpgsql as $$
begin
  delete from cordee.course_outline o where o.course = any(rebuild_outlines.courses);
  insert into cordee.course_outline
    (course, theme, module, lesson, position, theme_title, colour, optional, module_title, lesson_title, kind, duration_seconds, open_to_testers)
  select c.document_id, t.document_id, m.document_id, l.document_id,
    row_number() over (partition by c.document_id order by pt.position, pm.position, pl.position),
    t.title, t.colour, pt.optional, m.title, l.title,
    case when film.is then 'video' else 'text' end, case when film.is then l.duration_seconds end,
    exists (select from cordee.open_to_testers o where o.course = c.document_id and o.lesson = l.document_id)
  from public.courses c
  join cordee.placement pt on pt.parent_kind = 'course' and pt.parent = c.document_id
  join public.themes t on t.document_id = pt.child and t.published_at is not null
  join cordee.placement pm on pm.parent_kind = 'theme' and pm.parent = t.document_id
  join public.modules m on m.document_id = pm.child and m.published_at is not null
  join cordee.placement pl on pl.parent_kind = 'module' and pl.parent = m.document_id
  join public.lessons l on l.document_id = pl.child and l.published_at is not null
  cross join lateral (select nullif(trim(l.video_link), '') is not null or exists (
    select from cordee.media v where v.owner_type = 'plugin::courses.lesson' and v.field = 'video' and v.owner = l.id) as is) film
  where c.published_at is not null and c.document_id = any(rebuild_outlines.courses);
end $$;

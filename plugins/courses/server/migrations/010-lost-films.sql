-- Published lessons that lost their film before such a loss was told: the outline has one still, or nothing else is left in them. (LRN-5)
insert into cordee.film_check (lesson, due_at)
select l.document_id, cordee.now() from public.lessons l
where l.published_at is not null and (nullif(trim(l.body), '') is null
  or exists (select from cordee.course_outline o where o.lesson = l.document_id and o.kind = 'video'))
on conflict do nothing;

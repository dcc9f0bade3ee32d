-- The title of what editors wrote: as published, else as drafted; `search_form`: title and reference as they are searched and sorted. (H-83)
create view cordee.content_title as
select 'course' as kind, d.document_id as document, coalesce(p.title, d.title) as title,
  coalesce(p.search_form, d.search_form, '') as search_form
from public.courses d
left join public.courses p on p.document_id = d.document_id and p.published_at is not null
where d.published_at is null
union all
select 'theme', d.document_id, coalesce(p.title, d.title),
  coalesce(p.search_form, d.search_form, '')
from public.themes d
left join public.themes p on p.document_id = d.document_id and p.published_at is not null
where d.published_at is null
union all
select 'lesson', d.document_id, coalesce(p.title, d.title),
  coalesce(p.search_form, d.search_form, '')
from public.lessons d
left join public.lessons p on p.document_id = d.document_id and p.published_at is not null
where d.published_at is null;

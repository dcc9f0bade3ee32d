-- The files of the media library in the texts of editors, by their names: a row of a content type (`owner`, of `owner_type`) refers to each by
-- the address `/uploads/<name>`, in one of its fields. (LRN-5)
create view cordee.text_file as
select t.owner_type, t.owner, t.document, t.title, t.published, t.field, file.found[1] as name
from (
  select 'plugin::courses.course' as owner_type, c.id as owner, c.document_id as document, c.title, c.published_at is not null as published,
    'welcome' as field, c.welcome as text
  from public.courses c
  union all
  select 'plugin::courses.lesson' as owner_type, l.id, l.document_id, l.title, l.published_at is not null, f.field, f.text
  from public.lessons l cross join lateral (values ('body', l.body), ('transcript', l.transcript)) f (field, text)
  union all
  select 'plugin::courses.case-study' as owner_type, s.id, s.document_id, s.title, s.published_at is not null, 'introduction' as field, s.introduction
  from public.case_studies s
) t
cross join lateral regexp_matches(t.text, '/uploads/([A-Za-z0-9_-]+\.[A-Za-z0-9]+)', 'g') file (found);

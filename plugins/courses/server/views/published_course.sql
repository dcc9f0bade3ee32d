-- A published course: its settings, and its welcome. (LRN-6)
create view cordee.published_course as
select
  c.document_id as course,
  c.title,
  coalesce(c.language, 'fr') as language,
  coalesce(c.certifying, false) as certifying,
  c.welcome,
  (select m.url from cordee.media m
   where m.owner_type = 'plugin::courses.course' and m.field = 'welcomePicture' and m.owner = c.id limit 1) as welcome_picture
from public.courses c
where c.published_at is not null;

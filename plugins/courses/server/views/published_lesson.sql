-- The content of a published lesson: its texts, and the addresses of its film and captions. (LRN-5)
create view cordee.published_lesson as
select
  l.document_id as lesson,
  l.title,
  l.body,
  l.transcript,
  l.video_link,
  (select m.url from cordee.media m
   where m.owner_type = 'plugin::courses.lesson' and m.field = 'video' and m.owner = l.id limit 1) as film,
  (select m.url from cordee.media m
   where m.owner_type = 'plugin::courses.lesson' and m.field = 'captions' and m.owner = l.id limit 1) as captions
from public.lessons l
where l.published_at is not null;

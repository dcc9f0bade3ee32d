-- The files of the media library in use: by a row (`owner`) of a content type (`owner_type`), in one of its fields.
create view cordee.media as
select
  r.related_type as owner_type, r.related_id as owner, r.field, r.file_id as file, f.document_id as document, f.url,
  -- Of a film, measured when it was uploaded. (LRN-13)
  d.seconds as duration_seconds
from public.files_related_mph r
join public.files f on f.id = r.file_id
left join cordee.media_duration d on d.file = r.file_id;

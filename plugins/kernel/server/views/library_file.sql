-- The files of the media library: by their document, and by the name in their address, which texts refer to them by.
create view cordee.library_file as
select f.document_id as document, regexp_replace(f.url, '^.*/', '') as stored_name
from public.files f;

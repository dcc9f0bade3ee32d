-- The stored versions of each course, draft and published, by the row ids that Strapi's relations refer to.
create view cordee.course_version as
select c.id, c.document_id as course
from public.courses c;

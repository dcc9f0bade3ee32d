-- A client company, or the organisation's own school. (SEAT-1, SEAT-3)
create view cordee.company as
select c.id, c.document_id, c.legal_name, s.company is not null as is_school,
  -- Its name as it is searched and sorted. (H-83)
  coalesce(c.search_form, '') as search_form
from public.companies c
left join cordee.school s on s.company = c.id;

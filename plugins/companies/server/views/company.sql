-- A client company.
create view cordee.company as
select c.id, c.document_id, c.legal_name
from public.companies c;

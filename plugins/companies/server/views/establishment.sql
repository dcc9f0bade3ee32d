-- A place of a company. (SEAT-1)
create view cordee.establishment as
select e.id, e.document_id, c.company, e.name
from public.establishments e
join cordee.company_establishment c on c.establishment = e.id;

-- Whose address it is, in lower case. The kernel reads it for its mail log, and before it stores anything about a person. (ACC-12, ACC-19, ACC-20)
create view cordee.recipient as
select p.id as person, lower(p.email) as address, cordee.is_erased(p.email) as is_erased
from public.up_users p;

-- Whose address it is, in lower case. The kernel reads it for its mail log. (ACC-12, ACC-19)
create view cordee.recipient as
select p.id as person, lower(p.email) as address
from public.up_users p;

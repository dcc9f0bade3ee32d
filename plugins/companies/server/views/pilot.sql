-- Who pilots a company: sees its sessions and their learners. (ACC-8)
create view cordee.pilot as
select l.company_id as company, l.user_id as person
from public.companies_pilots_lnk l;

-- Pilots are pilots of a company, not of a session; whoever was noted as one keeps what a session can give. (ACC-8)
update cordee.membership set role = case role when 'pilot' then 'manager' else 'learner' end where role in ('pilot', 'pilot-learner');
alter table cordee.membership drop constraint membership_role_check;
alter table cordee.membership add constraint membership_role_check check (role in ('learner', 'manager', 'manager-learner'));

create index sessions_of_company on sessions_company_lnk (company_id, session_id);

-- What a role gives in a session: to take its course, to manage it, or both. (ACC-8)
alter table cordee.membership
  add column learns boolean not null generated always as (role in ('learner', 'manager-learner')) stored,
  add column manages boolean not null generated always as (role in ('manager', 'manager-learner')) stored;

-- An invitation that cannot be sent waits longer each time, and delays no other. (JOB-3)
alter table cordee.invitation add column attempts integer not null default 0, add column failure text;

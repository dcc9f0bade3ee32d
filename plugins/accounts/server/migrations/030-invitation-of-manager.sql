-- Whether the invitation is to follow members of a session, without learning there: its mail says that, and not that a course awaits them. (ACC-4)
alter table cordee.invitation add column manages boolean not null default false;

-- A way into the admin is that of one sign-in, whose id the session of the admin carries as its device: both end together, and end no other. (ACC-22)
delete from cordee.workplace_ticket;
alter table cordee.workplace_ticket add column sign_in uuid not null references cordee.sign_in on delete cascade;
create index workplace_ticket_of_sign_in on cordee.workplace_ticket (sign_in);

-- Sessions of the admin from before carry no sign-in.
delete from strapi_sessions where origin = 'admin';

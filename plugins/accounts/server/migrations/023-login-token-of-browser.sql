-- A login token lets in the browser that asked for it, and no other: this is the hash of what the admin put into it before. (ACC-22)
delete from cordee.workplace_ticket;
alter table cordee.workplace_ticket add column browser text not null;

-- Whom a message is about or to: addresses pass from one person to another, and what was sent to one is not the other's. (ACC-12, ACC-20)
alter table cordee.mail add column person integer references up_users on delete set null;
update cordee.mail m set person = p.id from up_users p where lower(p.email) = lower(m.to_address);
create index mail_of_person on cordee.mail (person, asked_at);

-- What a person's own data are read by.
create index event_of_person on cordee.event ((payload->>'person'));
create index event_of_address on cordee.event (lower(payload->>'address'));
create index event_old on cordee.event (at);

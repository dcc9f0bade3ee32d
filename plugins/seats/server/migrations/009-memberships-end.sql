-- A membership ends, and is not deleted: what happened in it is kept. Somebody who comes back has a new one. (SEAT-7)
alter table cordee.membership add column ended_at timestamptz, add constraint membership_of_session_once unique (id, session),
  add constraint membership_of_person_once unique (id, session, person);
alter table cordee.membership drop constraint membership_person_session_key;
create unique index membership_once on cordee.membership (person, session) where ended_at is null;

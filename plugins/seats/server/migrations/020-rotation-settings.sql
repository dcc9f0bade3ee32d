-- How the slots of a session go round. A turn of a paced rotation lasts so many counted days. `version` counts the changes: whoever changes it names the one
-- they began from. `night`: the last day whose night has passed. (ROT-3, ROT-4, ROT-7)
alter table cordee.rotation
  add column days integer not null default 5,
  add column weekends boolean not null default false,
  add column holidays boolean not null default false,
  add column leavers_return boolean not null default true,
  add column version integer not null default 1,
  add column night date,
  add constraint rotation_days_are_counted check (days between 1 and 9999);

-- The turn that a holding is. `turn_since`: when it began, if earlier: an undo put it back. What a change of the rotation made of it while it ran:
-- the first day that can count, the day before which it does not end, and whether it was over already, its holder kept for want of a next. (ROT-7)
alter table cordee.slot_holding
  add column turn_since timestamptz check (turn_since <= since),
  add column turn_counts_from date,
  add column turn_earliest_end date,
  add column turn_over boolean not null default false;
create unique index slot_holding_open on cordee.slot_holding (session, slot) where until is null;
drop index cordee.slot_held_in_session;

-- The table of a session finds its holders among all that its history keeps. (PART-10)
create index slot_held_in_session on cordee.slot_holding (session) where until is null;

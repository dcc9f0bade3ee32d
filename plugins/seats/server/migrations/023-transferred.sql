-- A slot is freed by whoever is transferred to another session, too. (SEAT-6, SEAT-9)
alter table cordee.slot_holding drop constraint slot_holding_released_for_check,
  add constraint slot_holding_released_for_check
    check (released_for in ('pilot', 'staff', 'rotation', 'left', 'transferred', 'blocked', 'erased', 'last-day'));

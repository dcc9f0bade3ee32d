-- The time at this moment, not that at which the transaction began: what is written after waiting for a lock comes after what was
-- written before it.
create function cordee.clock_time() returns timestamptz language sql volatile as 'select clock_timestamp() + ahead from cordee.clock';

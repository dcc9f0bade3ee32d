-- Badges are awarded in the transaction in which the lesson is seen, once: the listener that awarded them again is gone.
delete from cordee.delivery where listener = 'progress.badges-when-seen' and done_at is null;

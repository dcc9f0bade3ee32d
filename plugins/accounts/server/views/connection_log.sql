-- When a person was there: one row from a sign-in, or the first action after a pause, to the last action. (ACC-17)
create view cordee.connection_log as
select c.person, c.began_at, c.seen_at
from cordee.connection c;

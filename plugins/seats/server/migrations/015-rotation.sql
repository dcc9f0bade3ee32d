-- How the slots of a session go round, once it has been said: not at all, when their holders finish, or by turns. (ROT-1, ROT-7)
create table cordee.rotation (
  session integer primary key references sessions on delete cascade,
  kind text not null check (kind in ('none', 'natural', 'paced'))
);

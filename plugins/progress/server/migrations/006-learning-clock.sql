-- The stretches of the clock, in milliseconds since 1970, against which progress of a person has been counted: no second counts twice. (LRN-13)
create table cordee.learning_clock (
  person integer primary key references up_users on delete restrict,
  spent int8multirange not null default '{}'
);

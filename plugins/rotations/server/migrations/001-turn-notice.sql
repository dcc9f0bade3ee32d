-- The turns whose member has been told that they end soon: each once, and again when its end has moved. A turn is known by its member and its first day. (ROT-5)
create table cordee.turn_notice (
  membership uuid not null,
  turn_since date not null,
  session integer not null references sessions on delete cascade,
  ends_on date not null check (ends_on > turn_since),
  primary key (membership, turn_since, ends_on)
);
create index turn_notice_session on cordee.turn_notice (session);

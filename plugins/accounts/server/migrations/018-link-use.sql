-- A code that works once, and the browser that used it: the same form sent again at once, by a double click or from a second tab, ends on
-- the same success. Both are kept as hashes, for an hour. (H-75)
create table cordee.link_use (
  code_hash bytea primary key,
  browser_hash bytea not null,
  used_at timestamptz not null default cordee.now()
);
create index link_use_old on cordee.link_use (used_at);

-- Who was erased and when, to be noted in the file store as well, which outlives the database: whoever restores an older back-up after the loss of
-- the database erases them again. Bears no reference: the document id of an erased person names nobody. (H-68, ACC-20)
create table cordee.erasure (
  person text primary key,
  erased_at timestamptz not null default cordee.now(),
  -- When it is to be noted; null once it has been.
  due_at timestamptz default cordee.now(),
  attempts integer not null default 0,
  failure text
);
create index erasure_due on cordee.erasure (due_at) where due_at is not null;

-- A database made with earlier texts of 001 and 005 gets the tables of a new one; no other database changes. (OPS-4)
alter table cordee.mail drop column if exists claimed_at;

alter table cordee.job add column if not exists alerted_for text check (alerted_for in ('late', 'failing'));
-- Read through JSON, since only an early database has the column.
update cordee.job j set alerted_for = 'late' where to_jsonb(j)->>'alerted_at' is not null;
alter table cordee.job drop column if exists alerted_at;

create table if not exists cordee.media_duration (
  file integer primary key references public.files on delete cascade,
  seconds integer not null check (seconds > 0)
);

-- Files that are ours and not the media library's, such as a person's picture. A row is there before its file is, and goes after it:
-- whoever is killed in between leaves nothing behind for ever. What refers to a file says so by the trigger below. (SEC-14)
create table cordee.stored_file (
  name text primary key,
  -- Null while something refers to the file; else when it leaves the store.
  remove_at timestamptz default cordee.now() + interval '1 hour'
);
create index stored_file_leaving on cordee.stored_file (remove_at) where remove_at is not null;

-- For tables with a column `file` that refers to a stored file: what they no longer hold leaves.
create function cordee.hold_file() returns trigger language plpgsql as $$
begin
  if tg_op <> 'INSERT' then
    update cordee.stored_file set remove_at = cordee.now() where name = old.file;
    perform pg_notify('cordee_work', '');
  end if;
  if tg_op <> 'DELETE' then update cordee.stored_file set remove_at = null where name = new.file; end if;
  return null;
end $$;

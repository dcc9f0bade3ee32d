-- Nothing is written about somebody who was erased: a write that began before waits for the erasure and finds that the person is gone, as if
-- their row had been deleted. `server/personal-data/refuse-writes.ts` puts the triggers on the tables whose rows an erasure deletes; their
-- argument is the column of the person. (ACC-20)
create function cordee.refuse_erased() returns trigger language plpgsql as $$
declare
  is_erased boolean;
begin
  select r.is_erased into is_erased from cordee.recipient r where r.person = (to_jsonb(new) ->> tg_argv[0])::integer for key share;
  if is_erased then
    raise exception 'the person was erased' using errcode = 'foreign_key_violation', constraint = 'person_is_erased';
  end if;
  return new;
end $$;

-- Nobody writes to them either. A message is left out, not refused: what it reports did happen.
create function cordee.leave_out_erased() returns trigger language plpgsql as $$
declare
  is_erased boolean;
begin
  select r.is_erased into is_erased from cordee.recipient r where r.person = new.person for key share;
  return case when is_erased then null else new end;
end $$;
create trigger leave_out_erased before insert on cordee.mail for each row execute function cordee.leave_out_erased();

-- Whether somebody had this address at that time: within one of their periods, each `{"address": …, "since": …, "until": …}` with null for an
-- open end. (ACC-12)
create function cordee.is_within(periods jsonb, address text, at timestamptz) returns boolean language sql immutable parallel safe as $$
  select exists (
    select from jsonb_to_recordset($1) p (address text, since timestamptz, until timestamptz)
    where p.address = lower($2) and $3 > coalesce(p.since, '-infinity') and $3 <= coalesce(p.until, 'infinity'))
$$;

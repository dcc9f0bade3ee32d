-- The allowance of a session that staff fill begins at the number of its members, whatever was typed or copied before it was said that they do: the form shows it, and
-- lets nobody type it. (SEAT-3)
create or replace function cordee.refuse_other_allowance() returns trigger language plpgsql as $$
declare
  in_it integer;
  begins boolean := tg_op = 'INSERT';
begin
  new.kind := coalesce(new.kind, 'licence');
  new.filled_by := coalesce(new.filled_by, 'staff');
  if tg_op = 'UPDATE' and (old.kind, old.filled_by) is distinct from (new.kind, new.filled_by) then
    begins := true;
    if exists (select from cordee.membership m where m.session = new.id) then
      raise exception 'The type of a session, and who fills it, are frozen once it has had a member.' using errcode = 'check_violation',
        constraint = case when old.kind = new.kind then 'session_filling_is_frozen' else 'session_kind_is_frozen' end;
    end if;
  end if;
  if new.kind = 'slot' then return new; end if;

  in_it := (select count(*) from cordee.membership m where m.session = new.id and m.counted);
  if new.filled_by = 'staff' and (begins or new.allowance is null) then new.allowance := in_it; end if;
  new.allowance := coalesce(new.allowance, 0);
  if new.filled_by = 'staff' and new.allowance <> in_it then
    raise exception 'The allowance of a session filled by staff is the number of its members.'
      using errcode = 'check_violation', constraint = 'allowance_follows_members', detail = new.allowance || ' ' || in_it;
  end if;
  if new.allowance < in_it then
    raise exception 'The allowance is below the members who are counted.'
      using errcode = 'check_violation', constraint = 'allowance_covers_members', detail = new.allowance || ' ' || in_it;
  end if;
  return new;
end $$;

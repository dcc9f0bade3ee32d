-- Whoever has an address keeps it: it is reserved against those who would take it, not against whoever is saved under it as before. (SEC-15)
create or replace function cordee.keep_former_address() returns trigger language plpgsql as $$
begin
  -- An inserted row has no old address.
  if lower(new.email) = lower(old.email) then return null; end if;

  if exists (
    select from cordee.address_change c
    where lower(c.former) = lower(new.email) and c.undo_until > cordee.now() and c.person <> new.id
  ) then
    raise unique_violation using message = 'the address is reserved for the person who had it', constraint = 'up_users_former_address_kept';
  end if;
  return null;
end $$;

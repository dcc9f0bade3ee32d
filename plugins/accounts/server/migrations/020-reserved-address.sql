-- As long as a change of address can be undone, its former address goes to nobody else: an account cannot be taken back at an address that another
-- one has. Checked once the row is written: who wrote it has then waited for the change that gave the address up, and sees it. (SEC-15)
create index address_change_reserves on cordee.address_change (lower(former)) where undo_until is not null;

create function cordee.keep_former_address() returns trigger language plpgsql as $$
begin
  if exists (
    select from cordee.address_change c
    where lower(c.former) = lower(new.email) and c.undo_until > cordee.now() and c.person <> new.id
  ) then
    raise unique_violation using message = 'the address is reserved for the person who had it', constraint = 'up_users_former_address_kept';
  end if;
  return null;
end $$;
create trigger keep_former_address after insert or update of email on up_users for each row execute function cordee.keep_former_address();

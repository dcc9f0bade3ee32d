-- Who was erased is known by their address, which is in a domain that nobody has. These functions alone know it in SQL, as
-- `address/domain/email-address.ts` does in code. (ACC-20)
create function cordee.erased_address(person integer) returns text language sql immutable parallel safe as $$
  select 'personne-' || person || '@efface.invalid'
$$;

create function cordee.is_erased(email text) returns boolean language sql immutable parallel safe as $$
  select email like '%@efface.invalid'
$$;

drop trigger note_former_address on up_users;
create trigger note_former_address after update of email on up_users for each row
  when (lower(old.email) <> lower(new.email) and not cordee.is_erased(new.email)) execute function cordee.note_former_address();

drop trigger stay_erased on up_users;
create trigger stay_erased before update on up_users for each row when (cordee.is_erased(old.email)) execute function cordee.stay_erased();

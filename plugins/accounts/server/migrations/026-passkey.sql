-- Passkeys: another second step of signing in, beside the codes of an app. The secret half of each stays in what holds it (a phone, a computer, a security
-- key); this is the public half. (ACC-6)
create table cordee.passkey (
  id uuid primary key default gen_random_uuid(),
  person integer not null references up_users on delete cascade,
  name text not null,
  -- What its holder calls it: one credential is of one person.
  credential_id text not null unique,
  public_key bytea not null,
  transports text[] not null,
  -- How often its holder says that it was used; 0 for one that does not count.
  sign_count bigint not null check (sign_count >= 0),
  created_at timestamptz not null default cordee.now(),
  last_used_at timestamptz
);
create index passkey_of_person on cordee.passkey (person);

-- What a passkey signs, once: 244 random bits.
create function cordee.new_challenge() returns bytea language sql volatile as $$
  select uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid())
$$;

-- That of a sign-in that awaits its second step, and that of a person who is adding a passkey, in the sign-in they do it from.
alter table cordee.half_sign_in add column challenge bytea not null default cordee.new_challenge();
alter table cordee.sign_in add column passkey_challenge bytea, add column passkey_challenge_until timestamptz,
  add constraint sign_in_passkey_challenge_check check ((passkey_challenge is null) = (passkey_challenge_until is null));

-- Recovery codes are of the person now, whichever second steps they have, and go with the last of these.
alter table cordee.recovery_code drop constraint recovery_code_person_fkey;
alter table cordee.recovery_code add constraint recovery_code_person_fkey foreign key (person) references up_users on delete cascade;

create function cordee.drop_recovery_codes() returns trigger language plpgsql as $$
begin
  delete from cordee.recovery_code c
  where c.person = old.person
    and not exists (select from cordee.second_step s where s.person = old.person and s.confirmed_at is not null)
    and not exists (select from cordee.passkey k where k.person = old.person);
  return null;
end $$;
create trigger drop_recovery_codes after delete on cordee.second_step for each row execute function cordee.drop_recovery_codes();
create trigger drop_recovery_codes after delete on cordee.passkey for each row execute function cordee.drop_recovery_codes();

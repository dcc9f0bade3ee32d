-- The last day of a member, in place of that of the session. (SEAT-3, SEAT-6)
alter table cordee.membership add column ends_on date;
create index membership_own_last_day on cordee.membership (session, ends_on) where ends_on is not null and ended_at is null;

-- It lies in the session; after it only where nobody waits for the place. The session is locked: its dates do not change meanwhile.
create function cordee.refuse_own_last_day() returns trigger language plpgsql as $$
declare
  joined sessions%rowtype;
begin
  select * into joined from sessions where id = new.session for share;
  if new.ends_on < joined.starts_on then
    raise exception 'The last day of a member comes before the first day of the session.'
      using errcode = 'check_violation', constraint = 'own_last_day_is_in_session';
  end if;
  if joined.kind = 'slot' and new.ends_on > joined.ends_on then
    raise exception 'In a slot session no member stays after the last day of the session.'
      using errcode = 'check_violation', constraint = 'own_last_day_is_in_slot_session';
  end if;
  return null;
end $$;
create trigger own_last_day_is_in_session after insert or update of ends_on on cordee.membership
  for each row when (new.ends_on is not null) execute function cordee.refuse_own_last_day();

-- The first day of a session is that of all its members. Its last day may come before that of a member, who then keeps it, or, in a slot
-- session, leaves with the others. (SEAT-6)
create function cordee.refuse_first_day() returns trigger language plpgsql as $$
begin
  if exists (select from cordee.membership m where m.session = new.id and m.ended_at is null and m.ends_on < new.starts_on) then
    raise exception 'The session starts after the last day of a member.' using errcode = 'check_violation', constraint = 'session_starts_before_own_last_days',
      detail = (select string_agg(coalesce(nullif(trim(concat_ws(' ', p.first_name, p.last_name)), ''), p.email), ', ' order by p.last_name, p.id)
        from cordee.membership m join cordee.person p on p.id = m.person
        where m.session = new.id and m.ended_at is null and m.ends_on < new.starts_on);
  end if;
  return null;
end $$;
create trigger first_day_is_before_own_last_days after update of starts_on on sessions
  for each row when (new.starts_on > old.starts_on) execute function cordee.refuse_first_day();

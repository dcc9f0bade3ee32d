-- Who counts in the allowance of a licence session: who learns there, blocked or not, until they leave or are erased. (SEAT-3)
alter table cordee.membership add column erased boolean not null default false;
update cordee.membership m set erased = true from up_users u where u.id = m.person and cordee.is_erased(u.email);
alter table cordee.membership add column counted boolean not null generated always as (
  role in ('learner', 'manager-learner') and ended_at is null and not erased) stored;
create index membership_counted on cordee.membership (session) where counted;

-- A licence session whose allowance is above its members is filled by its company, which has bought it; any other by staff, with the allowance that its members make.
update sessions set filled_by = coalesce(filled_by, 'staff'), kind = coalesce(kind, 'licence');
update sessions s set filled_by = case when s.allowance > c.members then 'company' else 'staff' end, allowance = greatest(s.allowance, c.members)
from (select t.id, (select count(*) from cordee.membership m where m.session = t.id and m.counted) as members from sessions t) c
where c.id = s.id and s.kind = 'licence';
alter table sessions add constraint session_filling_is_known check (filled_by in ('staff', 'company'));

-- The allowance of a licence session equals those who are counted where staff fill it, and is not below them where its company does. How it is filled does not change
-- once it has had a member. The allowance of one that staff fill begins at the number of its members, whatever was typed or copied before it was said that they do: the form
-- shows it, and lets nobody type it. (SEAT-3)
create function cordee.refuse_other_allowance() returns trigger language plpgsql as $$
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
create trigger allowance_follows_members before insert or update of kind, filled_by, allowance on sessions
  for each row execute function cordee.refuse_other_allowance();

-- Whoever is counted, or no longer is, changes the allowance where staff fill the session, and needs a seat where its company does. The sessions are locked, in their
-- order: those who are added at once are counted one after the other.
create function cordee.follow_members() returns trigger language plpgsql as $$
declare
  changed integer[];
  full_one record;
  former_setting text := coalesce(current_setting('cordee.keeps_versions', true), '');
begin
  if tg_op = 'INSERT' then
    changed := array(select distinct session from joined where counted);
  elsif tg_op = 'DELETE' then
    changed := array(select distinct session from former where counted);
  else
    changed := array(select distinct unnest(array[o.session, n.session]) from former o join joined n on n.id = o.id
      where (o.session, o.counted) is distinct from (n.session, n.counted));
  end if;
  changed := array(select id from sessions where id = any(changed) and kind is distinct from 'slot' order by id for no key update);
  if changed = '{}' then return null; end if;

  -- Whoever has the form of the session open has not typed its allowance, and goes on from the version that they see. (H-93)
  perform set_config('cordee.keeps_versions', 'on', true);
  update sessions s set allowance = c.members
  from (select t.id, (select count(*) from cordee.membership m where m.session = t.id and m.counted) as members from unnest(changed) as t (id)) c
  where s.id = c.id and s.filled_by = 'staff' and s.allowance <> c.members;
  perform set_config('cordee.keeps_versions', former_setting, true);

  select s.allowance, c.members into full_one
  from sessions s, lateral (select count(*) as members from cordee.membership m where m.session = s.id and m.counted) c
  where s.id = any(changed) and s.filled_by = 'company' and c.members > s.allowance;
  if found then
    raise exception 'No seat is left in the session.' using errcode = 'check_violation', constraint = 'members_have_seats',
      detail = full_one.allowance || ' ' || full_one.members;
  end if;
  return null;
end $$;
create trigger allowance_follows_joined after insert on cordee.membership
  referencing new table as joined for each statement execute function cordee.follow_members();
create trigger allowance_follows_changed after update on cordee.membership
  referencing old table as former new table as joined for each statement execute function cordee.follow_members();
create trigger allowance_follows_deleted after delete on cordee.membership
  referencing old table as former for each statement execute function cordee.follow_members();

-- Whoever is added will change the allowance: a lock that two may hold at once would have each wait for the other.
create or replace function cordee.hold_membership_company() returns trigger language plpgsql as $$
begin
  perform from sessions where id = new.session for no key update;
  new.company := (select l.company_id from sessions_company_lnk l where l.session_id = new.session order by l.id desc limit 1);
  new.establishment := coalesce(new.establishment, (select min(e.id) from cordee.establishment e where e.company = new.company));
  return new;
end $$;

-- Licences: everybody follows at the same time. Slots: fewer people at a time than there are members, who take turns. (SEAT-2)
alter table sessions
  add constraint session_kind_is_known check (kind in ('licence', 'slot')),
  add constraint session_allowance_is_counted check (allowance >= 0),
  add constraint slot_session_has_allowance check (kind is distinct from 'slot' or allowance is not null);
update sessions set kind = 'licence' where kind is null;

-- The numbered slots of a session. As many are in service as its allowance says. (SEAT-5, SEAT-8)
create table cordee.slot (
  session integer not null references sessions on delete cascade,
  number integer not null check (number > 0),
  in_service boolean not null default true,
  primary key (session, number),
  unique (session, number, in_service)
);

-- Who held which slot, from when to when, and why it began and ended: written once, ended once. (SEAT-7, SEAT-8, SEAT-9)
create table cordee.slot_holding (
  id uuid primary key default gen_random_uuid(),
  session integer not null,
  slot integer not null,
  membership uuid not null,
  person integer not null,
  since timestamptz not null default cordee.clock_time(),
  assigned_by integer references up_users on delete restrict,
  assigned_for text not null check (assigned_for in ('pilot', 'staff', 'rotation')),
  until timestamptz,
  released_by integer references up_users on delete restrict,
  released_for text check (released_for in ('pilot', 'staff', 'rotation', 'left', 'blocked', 'erased', 'last-day')),
  held boolean generated always as (case when until is null then true end) stored,
  check (until >= since),
  check ((until is null) = (released_for is null)),
  foreign key (membership, session, person) references cordee.membership (id, session, person) on delete restrict,
  foreign key (session, slot) references cordee.slot on delete restrict,
  -- A slot that is held is in service: of a holding that is over, `held` is null, which refers to nothing.
  constraint held_slot_is_in_service foreign key (session, slot, held) references cordee.slot (session, number, in_service) on delete restrict,
  -- Ranges of one number each: they overlap when the numbers are equal, without an extension, which a back-up could not store.
  constraint slot_has_one_holder exclude using gist (
    int4range(session, session, '[]') with &&, int4range(slot, slot, '[]') with &&, tstzrange(since, until) with &&),
  constraint member_holds_one_slot exclude using gist (
    int4range(session, session, '[]') with &&, int4range(person, person, '[]') with &&, tstzrange(since, until) with &&)
);
create index slot_holding_of_session on cordee.slot_holding (session, since);
create index slot_holding_of_membership on cordee.slot_holding (membership, since);
create index slot_holding_assigned_by on cordee.slot_holding (assigned_by);
create index slot_holding_released_by on cordee.slot_holding (released_by);

create function cordee.refuse_rewritten_holding() returns trigger language plpgsql as $$
begin
  if (new.id, new.session, new.slot, new.membership, new.person, new.since, new.assigned_for)
      is distinct from (old.id, old.session, old.slot, old.membership, old.person, old.since, old.assigned_for)
    or old.until is not null and (new.until, new.released_for) is distinct from (old.until, old.released_for) then
    raise exception 'A holding is written once and ended once.' using errcode = 'check_violation', constraint = 'slot_holding_is_written_once';
  end if;
  return new;
end $$;
create trigger written_once before update on cordee.slot_holding for each row execute function cordee.refuse_rewritten_holding();

-- Who waits for a slot, in which order. (ROT-1)
create table cordee.waiting_member (
  membership uuid primary key,
  session integer not null,
  position integer not null check (position > 0),
  since timestamptz not null default cordee.clock_time(),
  foreign key (membership, session) references cordee.membership (id, session) on delete restrict,
  constraint waiting_positions_differ unique (session, position) deferrable initially deferred
);

-- A holder does not wait. Both sides are looked at when the transaction ends, while the session is locked. (ROT-1)
create function cordee.refuse_waiting_holder() returns trigger language plpgsql as $$
begin
  if exists (select from cordee.slot_holding h join cordee.waiting_member w on w.membership = h.membership
    where h.membership = new.membership and h.until is null) then
    raise exception 'A member who holds a slot does not wait for one.' using errcode = 'check_violation', constraint = 'holder_does_not_wait';
  end if;
  return null;
end $$;
create constraint trigger holder_does_not_wait after insert on cordee.slot_holding deferrable initially deferred
  for each row execute function cordee.refuse_waiting_holder();
create constraint trigger holder_does_not_wait after insert on cordee.waiting_member deferrable initially deferred
  for each row execute function cordee.refuse_waiting_holder();

-- The type of a session does not change once it has had a member. Brings its slots to its allowance, whichever door changed it: free slots are retired, the last one first, and taken into
-- service again before there are new ones. Fewer than are held is refused. (SEAT-3, SEAT-5, SEAT-6, SEAT-8)
create function cordee.match_slots_to_allowance() returns trigger language plpgsql as $$
declare
  wanted integer := case when new.kind = 'slot' then new.allowance else 0 end;
  serving integer := (select count(*) from cordee.slot where session = new.id and in_service);
begin
  if tg_op = 'UPDATE' and coalesce(old.kind, 'licence') <> coalesce(new.kind, 'licence')
    and exists (select from cordee.membership m where m.session = new.id) then
    raise exception 'The type of a session is frozen once it has had a member.' using errcode = 'check_violation', constraint = 'session_kind_is_frozen';
  end if;

  update cordee.slot set in_service = false where session = new.id and number in (
    select s.number from cordee.slot s where s.session = new.id and s.in_service
      and not exists (select from cordee.slot_holding h where h.session = s.session and h.slot = s.number and h.until is null)
    order by s.number desc limit greatest(serving - wanted, 0));
  if (select count(*) from cordee.slot where session = new.id and in_service) > wanted then
    raise exception 'The allowance is below the slots that are held.' using errcode = 'check_violation', constraint = 'allowance_covers_holders',
      detail = (select string_agg(trim(concat_ws(' ', p.first_name, p.last_name)), ', ' order by h.slot)
        from cordee.slot_holding h join cordee.membership m on m.id = h.membership join cordee.person p on p.id = m.person
        where h.session = new.id and h.until is null);
  end if;

  update cordee.slot set in_service = true where session = new.id and number in (
    select number from cordee.slot where session = new.id and not in_service order by number limit greatest(wanted - serving, 0));
  insert into cordee.slot (session, number)
  select new.id, known.last + added.number
  from (select coalesce(max(number), 0) as last, count(*) filter (where in_service) as serving from cordee.slot where session = new.id) known,
    generate_series(1, wanted - known.serving) as added(number);
  return null;
end $$;
create trigger match_slots_to_allowance after insert or update of kind, allowance on sessions
  for each row execute function cordee.match_slots_to_allowance();

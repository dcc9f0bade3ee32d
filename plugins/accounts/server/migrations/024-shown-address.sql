-- A label of a domain as people read it: with letters instead of `xn--`, by the decoding of RFC 3492. One that cannot be decoded stays as it is. (H-71)
create function cordee.shown_label(label text) returns text language plpgsql immutable strict parallel safe as $$
declare
  encoded constant text := substr(label, 5);
  ascii constant text := coalesce(substring(encoded from '^(.*)-'), '');
  digits constant text := coalesce(substring(encoded from '([^-]*)$'), '');
  shown text := ascii;
  code bigint := 128; place bigint := 0; before bigint; weight bigint; bias bigint := 72; delta bigint;
  at int := 1; k int; digit int; threshold int; size int;
begin
  if label not like 'xn--_%' then return label; end if;

  while at <= length(digits) loop
    before := place; weight := 1; k := 36;
    loop
      digit := position(substr(digits, at, 1) in 'abcdefghijklmnopqrstuvwxyz0123456789') - 1;
      if digit < 0 or at > length(digits) then return label; end if;
      at := at + 1;
      place := place + digit * weight;
      threshold := greatest(1, least(26, k - bias));
      exit when digit < threshold;
      weight := weight * (36 - threshold);
      k := k + 36;
    end loop;

    size := length(shown) + 1;
    delta := (place - before) / case when before = 0 then 700 else 2 end;
    delta := delta + delta / size;
    bias := 0;
    while delta > 455 loop
      delta := delta / 35;
      bias := bias + 36;
    end loop;
    bias := bias + 36 * delta / (delta + 38);

    code := code + place / size;
    place := place % size;
    shown := left(shown, place::int) || chr(code::int) || substr(shown, place::int + 1);
    place := place + 1;
  end loop;
  return shown;
exception when data_exception or program_limit_exceeded then
  return label;
end $$;

-- An address as people read it; `shownEmail` of the kernel is the same rule. (H-71)
create function cordee.shown_email(address text) returns text language sql immutable strict parallel safe as $$
  select case when address like '%xn--%' then
    substring(address from '^(.*@)') || (
      select string_agg(cordee.shown_label(label), '.' order by position)
      from unnest(string_to_array(substring(address from '[^@]*$'), '.')) with ordinality as labels (label, position))
  else address end
$$;

-- Where people are chosen, and where they have no name, their address is shown with letters.
create or replace function cordee.name_person() returns trigger language plpgsql as $$
begin
  new.full_name := coalesce(nullif(trim(concat_ws(' ', new.first_name, new.last_name)), ''), cordee.shown_email(new.email));
  new.name_and_address := concat_ws(' ', nullif(new.full_name, cordee.shown_email(new.email)), '(' || cordee.shown_email(new.email) || ')');
  return new;
end $$;

-- People are found by their address as it is stored and as it is shown: added to what `hold_search_form` has made, which runs before this trigger.
create function cordee.hold_shown_address() returns trigger language plpgsql as $$
begin
  if new.email <> cordee.shown_email(new.email) then
    new.search_form := new.search_form || ' ' || cordee.search_form(cordee.shown_email(new.email));
  end if;
  return new;
end $$;
create trigger hold_shown_address before insert or update on up_users for each row execute function cordee.hold_shown_address();

update up_users set search_form = null where email like '%xn--%';

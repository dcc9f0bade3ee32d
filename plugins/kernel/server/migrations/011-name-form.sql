-- The normal form of a name; `normalizeName` of `server/base/name.ts` is the same rule, which refuses a line break instead. (H-84)
create function cordee.name_form(text) returns text language sql immutable strict parallel safe as $$
  select normalize(
    trim(regexp_replace(
      regexp_replace($1, '[\u202a-\u202e\u2066-\u2069]', '', 'g'),
      '[\u0009-\u000d \u0085\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000\ufeff]+', ' ', 'g')),
    nfc)
$$;

-- Holds the columns that it is given in the normal form of names, whoever writes them. Its triggers are called `hold_name_form`: they run before
-- those that search forms and titles are made by.
create function cordee.hold_name_form() returns trigger language plpgsql as $$
begin
  return jsonb_populate_record(new, (select jsonb_object_agg(name, cordee.name_form(to_jsonb(new) ->> name)) from unnest(tg_argv) name));
end $$;

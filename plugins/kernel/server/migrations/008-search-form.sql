-- A text as it is searched; `searchForm` of `server/base/search-form.ts` is the same rule. (H-83)
create function cordee.search_form(text) returns text language sql immutable strict parallel safe as $$
  select trim(regexp_replace(
    regexp_replace(
      translate(replace(replace(replace(lower(normalize($1, nfkd) collate "und-x-icu"), 'œ', 'oe'), 'æ', 'ae'), 'ß', 'ss'), 'øłđ', 'old'),
      '[\u0300-\u036f\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]', '', 'g'),
    '[\u0009-\u000d \u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000''’‘ʼ`\u2010-\u2015\u2212-]+', ' ', 'g'))
$$;

-- Holds the search form of the columns that it is given, in this order, in the column `search_form` of a row, whoever writes it.
create function cordee.hold_search_form() returns trigger language plpgsql as $$
begin
  new.search_form := (
    select cordee.search_form(string_agg(to_jsonb(new) ->> name, ' ' order by position))
    from unnest(tg_argv) with ordinality as searched (name, position));
  return new;
end $$;

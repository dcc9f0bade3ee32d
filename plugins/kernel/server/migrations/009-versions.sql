-- The version of a document, in the column `version` of its table, rises with every change of a field that its form can write, by
-- whichever door; publishing does not raise it. One sequence for all: no document gets a version twice. (LRN-8, ACC-13)
create sequence cordee.version as integer;

-- The latest change of each field: by a member of staff, or, without a name, by the person themself or the application. (H-93)
create table cordee.field_change (
  kind text not null,
  document text not null,
  field text not null,
  version integer not null,
  at timestamptz not null default cordee.now(),
  staff_name text,
  primary key (kind, document, field)
);

create function cordee.note_change(kind text, document text, field text, version integer) returns void language sql as $$
  insert into cordee.field_change (kind, document, field, version, staff_name)
  values ($1, $2, $3, $4, nullif(current_setting('cordee.staff_name', true), ''))
  on conflict on constraint field_change_pkey
  do update set version = excluded.version, at = excluded.at, staff_name = excluded.staff_name
$$;

-- On the table of a content type, before insert or update. Arguments: the type, `draft` when its forms write drafts only (else `row`), and
-- a name and a column for each field.
create function cordee.raise_version() returns trigger language plpgsql as $$
declare
  before jsonb;
  after jsonb := to_jsonb(new);
  changed text[] := '{}';
  is_made_anew boolean;
begin
  if tg_argv[1] = 'draft' and after->>'published_at' is not null then return new; end if;
  if tg_op = 'INSERT' then
    new.version := nextval('cordee.version');
    execute format('select exists (select from %I.%I where document_id = $1)', tg_table_schema, tg_table_name)
      into is_made_anew using new.document_id;
    if is_made_anew then
      -- A draft that was thrown away, made anew from what is published: any field may have another value.
      for i in 2 .. tg_nargs - 1 by 2 loop perform cordee.note_change(tg_argv[0], new.document_id, tg_argv[i], new.version); end loop;
    end if;
    return new;
  end if;

  before := to_jsonb(old);
  for i in 2 .. tg_nargs - 1 by 2 loop
    if after->tg_argv[i + 1] is distinct from before->tg_argv[i + 1] then changed := changed || tg_argv[i]; end if;
  end loop;
  if cardinality(changed) > 0 then
    new.version := nextval('cordee.version');
    perform cordee.note_change(tg_argv[0], new.document_id, name, new.version) from unnest(changed) name;
  elsif pg_trigger_depth() = 1 then
    -- Deeper, a relation raises it. Nobody else writes it.
    new.version := coalesce(old.version, nextval('cordee.version'));
  end if;
  return new;
end $$;

create function cordee.raise_version_of(kind text, "table" text, id integer, field text) returns void language plpgsql as $$
declare changed record;
begin
  execute format('update public.%I set version = nextval(''cordee.version'') where id = $1 returning document_id, version', "table")
    into changed using id;
  if changed.document_id is not null then perform cordee.note_change(kind, changed.document_id, field, changed.version); end if;
end $$;

create function cordee.is_written_by_form("table" text, mode text, id integer) returns boolean language plpgsql as $$
declare found boolean;
begin
  execute format('select exists (select from public.%I where id = $1 and ($2 = ''row'' or published_at is null))', "table")
    into found using id, mode;
  return found;
end $$;

-- On the table of a relation, after each row. Arguments for either side: its type, table, mode as above, column, the column of its order,
-- and its field, empty when its form does not show the relation.
create function cordee.raise_versions_of_relation() returns trigger language plpgsql as $$
declare
  link jsonb := to_jsonb(coalesce(new, old));
  before jsonb := to_jsonb(old);
  ids integer[] := array[(link->>tg_argv[3])::integer, (link->>tg_argv[9])::integer];
  side integer;
begin
  -- What is deleted or published is no change by a form of the document on the other side.
  if not cordee.is_written_by_form(tg_argv[1], tg_argv[2], ids[1]) or not cordee.is_written_by_form(tg_argv[7], tg_argv[8], ids[2]) then
    return null;
  end if;
  foreach side in array array[0, 1] loop
    if tg_argv[side * 6 + 5] <> '' and (tg_op <> 'UPDATE' or link->tg_argv[side * 6 + 4] is distinct from before->tg_argv[side * 6 + 4]) then
      perform cordee.raise_version_of(tg_argv[side * 6], tg_argv[side * 6 + 1], ids[side + 1], tg_argv[side * 6 + 5]);
    end if;
  end loop;
  return null;
end $$;

-- On the table of the files of the media library in use, after each row. Arguments for each type: its name, table and mode as above.
create function cordee.raise_version_of_owner() returns trigger language plpgsql as $$
declare link record := coalesce(new, old);
begin
  for i in 0 .. tg_nargs - 1 by 3 loop
    if link.related_type = tg_argv[i] and cordee.is_written_by_form(tg_argv[i + 1], tg_argv[i + 2], link.related_id) then
      perform cordee.raise_version_of(tg_argv[i], tg_argv[i + 1], link.related_id, link.field);
    end if;
  end loop;
  return null;
end $$;

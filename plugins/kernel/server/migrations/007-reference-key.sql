-- References are equal when they differ by case, accents, spaces and hyphens of any kind, and normal form only. A space or hyphen counts
-- between two digits alone: 1-12 is not 11-2. (H-92)
create function cordee.reference_key(reference text) returns text language sql immutable strict parallel safe as $$
  select regexp_replace(
    regexp_replace(
      lower(regexp_replace(normalize(reference, NFD), '[\u0300-\u036f\u00ad\u200b-\u200d\u2060\ufeff]', '', 'g')),
      '[-\u0009-\u000d\u0020\u0085\u00a0\u1680\u2000-\u200a\u2010-\u2015\u2028\u2029\u202f\u205f\u2212\u3000\ufe63\uff0d]+', '-', 'g'),
    '(?<![0-9])-|-(?![0-9])', '', 'g')
$$;

-- Makes the references of a table unique, so that an index can keep them so: of equal ones the oldest stays, others get a number, as "L-POT (2)".
-- The draft and the published version of a document, which share a reference, keep sharing it.
create function cordee.number_equal_references(documents regclass) returns void language plpgsql as $$
declare
  twin record;
  free text;
begin
  loop
    execute format(
      'select document_id, reference from (
         select document_id, reference, published_at, row_number() over (
           partition by cordee.reference_key(reference), published_at is null order by created_at, id) as place
         from %s where reference is not null) d
       where place > 1 order by published_at is not null, reference, document_id limit 1', documents) into twin;
    exit when twin is null;

    execute format(
      $sql$ select candidate from (select n, left($1, 74) || ' (' || n || ')' as candidate from generate_series(2, 10000) n) c
            where not exists (select from %s d where cordee.reference_key(d.reference) = cordee.reference_key(c.candidate)) order by n limit 1 $sql$,
      documents) into strict free using twin.reference;
    execute format('update %s set reference = $1 where document_id = $2 and reference = $3', documents)
      using free, twin.document_id, twin.reference;
    raise warning 'the reference "%" (%, document %) was taken: it is now "%"', twin.reference, documents, twin.document_id, free;
  end loop;
end $$;

-- A reference is unique whatever its case, accents, spaces and hyphens. (H-92)
select cordee.number_equal_references('sessions');

drop index sessions_reference_once;
create unique index sessions_reference_once on sessions (cordee.reference_key(reference), (published_at is null));

-- A reference is unique whatever its case, accents, spaces and hyphens: among drafts, and among published versions. (H-92)
select cordee.number_equal_references(documents) from unnest(array['courses', 'themes', 'modules', 'lessons', 'case_studies']::regclass[]) documents;

drop index courses_reference_once, themes_reference_once, modules_reference_once, lessons_reference_once, case_studies_reference_once;
create unique index courses_reference_once on courses (cordee.reference_key(reference), (published_at is null));
create unique index themes_reference_once on themes (cordee.reference_key(reference), (published_at is null));
create unique index modules_reference_once on modules (cordee.reference_key(reference), (published_at is null));
create unique index lessons_reference_once on lessons (cordee.reference_key(reference), (published_at is null));
create unique index case_studies_reference_once on case_studies (cordee.reference_key(reference), (published_at is null));

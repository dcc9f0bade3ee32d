-- A database made with earlier texts of 002 and 004 gets what they lacked; no other database changes. (OPS-4)
update courses set programme_quizzes = coalesce(programme_quizzes, false), workshops_required = coalesce(workshops_required, 0),
  workshops_opening = coalesce(workshops_opening, 'by-modules'), community = coalesce(community, true), certifying = coalesce(certifying, false),
  language = coalesce(language, 'fr')
where num_nulls(programme_quizzes, workshops_required, workshops_opening, community, certifying, language) > 0;

create unique index if not exists case_studies_reference_once on case_studies (reference) where published_at is null;

insert into cordee.film_check (lesson, due_at)
  select l.document_id, cordee.now() from public.lessons l
  where l.published_at is not null and (nullif(trim(l.video_link), '') is not null or exists (
    select from public.files_related_mph r where r.related_type = 'plugin::courses.lesson' and r.field = 'video' and r.related_id = l.id))
  on conflict do nothing;

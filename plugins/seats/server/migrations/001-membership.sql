alter table sessions add constraint session_ends_after_it_starts check (ends_on >= starts_on);
create unique index sessions_reference_once on sessions (reference);

-- A person in a session. What they learnt is kept by person and lesson, so that it outlives this row. (ACC-8, LRN-15)
create table cordee.membership (
  id uuid primary key default gen_random_uuid(),
  person integer not null references up_users on delete restrict,
  session integer not null references sessions on delete restrict,
  role text not null check (role in ('learner', 'manager', 'manager-learner', 'pilot', 'pilot-learner')),
  since timestamptz not null default cordee.now(),
  unique (person, session)
);
create index membership_of_session on cordee.membership (session);

-- The course of each session, by document id: Strapi may link a draft row, a published one or both.
create view cordee.session_course as
  select s.id as session, min(c.document_id) as course
  from sessions s
  left join sessions_course_lnk l on l.session_id = s.id
  left join courses c on c.id = l.course_id
  group by s.id;

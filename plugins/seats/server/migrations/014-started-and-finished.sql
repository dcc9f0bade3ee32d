-- When a member did the first second of their course, or read its first text, since they joined; null as long as they have not. (PART-7)
alter table cordee.membership add column started_at timestamptz;

-- Who finished which course in which session: dated once. It outlives the membership, and whatever becomes of the course. (ROT-2)
create table cordee.course_finish (
  person integer not null references up_users on delete restrict,
  session integer not null references sessions on delete restrict,
  course text not null,
  finished_at timestamptz not null,
  primary key (person, session, course)
);
create index course_finish_of_session on cordee.course_finish (session);

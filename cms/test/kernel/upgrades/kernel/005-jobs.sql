-- Which installation this database belongs to. While `held_since` is set, the workers send nothing and run no job: the database is a copy,
-- restored or started under another address, and nobody has said yet that it is the real one. (OPS-4)
create table cordee.installation (
  only_row boolean primary key default true check (only_row),
  -- The address of the site under which workers ran last; null before the first start.
  site_url text,
  held_since timestamptz,
  held_reason text check (held_reason in ('restored', 'moved')),
  -- When the back-up was made that this database was restored from.
  restored_from timestamptz,
  check ((held_since is null) = (held_reason is null))
);
insert into cordee.installation default values;

-- What is known of each job beside its runs. (JOB-2)
create table cordee.job (
  id text primary key,
  -- When the job was first known: no earlier date of its schedule is due.
  since timestamptz not null default cordee.now(),
  -- A queue: when a worker last looked for rows that are due, when it last handled one, and how many it has handled since `since`.
  polled_at timestamptz,
  handled_at timestamptz,
  handled bigint not null default 0,
  -- When staff were told that the job has not ended; null again once it has.
  alerted_at timestamptz
);

-- The occurrences of scheduled jobs, each once, whoever asks for it: a date of the schedule, or a run requested by staff. The effect of a run
-- and its mark here are committed together. (JOB-3)
create table cordee.job_run (
  id bigint generated always as identity primary key,
  job text not null,
  due_at timestamptz not null,
  -- The member of staff who requested the run; null for a date of the schedule.
  requested_by text,
  state text not null default 'waiting' check (state in ('waiting', 'done', 'skipped')),
  created_at timestamptz not null default cordee.now(),
  -- When the next attempt is due.
  retry_at timestamptz not null default cordee.now(),
  attempts integer not null default 0,
  -- The attempt under way, or the last one; null after a failure.
  started_at timestamptz,
  ended_at timestamptz,
  duration_ms integer,
  result jsonb,
  failure text,
  check ((state = 'waiting') = (ended_at is null))
);
create unique index job_run_occurrence on cordee.job_run (job, due_at) where requested_by is null;
-- Two clicks on "run now" are one run.
create unique index job_run_requested on cordee.job_run (job) where requested_by is not null and state = 'waiting';
create index job_run_waiting on cordee.job_run (retry_at, id) where state = 'waiting';
create index job_run_of_job on cordee.job_run (job, id desc);
create index job_run_ended on cordee.job_run (ended_at) where ended_at is not null;

-- A file that cannot be removed waits longer each time.
alter table cordee.stored_file add column attempts integer not null default 0, add column failure text;

-- An event wakes only the loop that it concerns.
create or replace function cordee.hold_file() returns trigger language plpgsql as $$
begin
  if tg_op <> 'INSERT' then
    update cordee.stored_file set remove_at = cordee.now() where name = old.file;
    perform pg_notify('cordee_work', 'kernel.remove-files');
  end if;
  if tg_op <> 'DELETE' then update cordee.stored_file set remove_at = null where name = new.file; end if;
  return null;
end $$;

-- What the queues are listed by on the page of jobs.
create index delivery_failed on cordee.delivery (due_at) where done_at is null and failure is not null;

-- The table of agenda, whose one job ticks once a minute: as its library creates it, in our schema. (JOB-2)
create table cordee.agenda_jobs (
  id uuid primary key default gen_random_uuid(),
  name varchar(255) not null,
  priority integer not null default 0,
  next_run_at timestamptz,
  type varchar(10) not null default 'normal' check (type in ('normal', 'single')),
  locked_at timestamptz,
  last_finished_at timestamptz,
  failed_at timestamptz,
  fail_count integer,
  fail_reason text,
  repeat_timezone varchar(100),
  last_run_at timestamptz,
  repeat_interval varchar(255),
  data jsonb default '{}',
  repeat_at varchar(255),
  disabled boolean default false,
  progress real,
  fork boolean default false,
  last_modified_by varchar(255),
  debounce_started_at timestamptz,
  start_date timestamptz,
  end_date timestamptz,
  skip_days jsonb,
  created_at timestamptz default now(),
  updated_at timestamptz default now()
);
create index agenda_jobs_find_and_lock on cordee.agenda_jobs (name, next_run_at, priority desc, locked_at, disabled) where not disabled;
create unique index agenda_jobs_single on cordee.agenda_jobs (name) where type = 'single';

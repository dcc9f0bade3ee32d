-- Somebody asks to be erased: staff are told, and do it. (ACC-20)
create table cordee.erasure_request (
  person integer primary key references up_users on delete cascade,
  asked_at timestamptz not null default cordee.now()
);

-- A requested trial day waits until its requester confirms the address, by the link that is sent to it; nothing of a person exists before. (ACC-9)
alter table cordee.trial_request
  add column expires_at timestamptz not null default cordee.now() + interval '1 day',
  add column confirmed_at timestamptz;
create index trial_request_of_address on cordee.trial_request (email, asked_at);
create index trial_request_old on cordee.trial_request (asked_at);

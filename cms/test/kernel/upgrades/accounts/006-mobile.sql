-- A mobile number in one form, and no SMS without one. (ACC-10)
alter table up_users add constraint up_users_mobile_check check (mobile ~ '^\+[1-9][0-9]{6,14}$');
alter table up_users add constraint up_users_sms_needs_mobile check (sms_allowed is not true or mobile is not null);

-- Who was there before has chosen nothing: no SMS, community e-mails, contributions in their name. (ACC-10)
update up_users set sms_allowed = coalesce(sms_allowed, false), community_mails = coalesce(community_mails, true),
  contributions_anonymous = coalesce(contributions_anonymous, false);

-- A mobile number in one form, and no SMS without one. (ACC-10)
alter table up_users add constraint up_users_mobile_check check (mobile ~ '^\+[1-9][0-9]{6,14}$');
alter table up_users add constraint up_users_sms_needs_mobile check (sms_allowed is not true or mobile is not null);

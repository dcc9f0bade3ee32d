-- A browser whose cookie is replaced is looked up by its token, whoever trusts it. (ACC-1)
create index device_of_token on cordee.device (token_hash);

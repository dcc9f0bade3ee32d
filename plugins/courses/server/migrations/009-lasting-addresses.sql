-- Pictures that were put into texts by a link good for a minute are referred to by an address that lasts. (LRN-5)
create function pg_temp.lasting(text text) returns text language sql immutable as $$
  select regexp_replace(regexp_replace(text, '(?:https?://[^\s()<>"''\]]+)?/uploads/([A-Za-z0-9_-]+\.[A-Za-z0-9]+)\?until=[0-9]+&key=[^\s()<>"''\]]+', '/uploads/\1', 'g'),
    'https?://[^\s()<>"''\]]+/([A-Za-z0-9_-]+\.[A-Za-z0-9]+)\?[^\s()<>"''\]]*X-Amz-Signature=[^\s()<>"''\]]+', '/uploads/\1', 'g')
$$;
update lessons set body = pg_temp.lasting(body) where body ~ '[?&](key|X-Amz-Signature)=';
update lessons set transcript = pg_temp.lasting(transcript) where transcript ~ '[?&](key|X-Amz-Signature)=';
update courses set welcome = pg_temp.lasting(welcome) where welcome ~ '[?&](key|X-Amz-Signature)=';
update case_studies set introduction = pg_temp.lasting(introduction) where introduction ~ '[?&](key|X-Amz-Signature)=';
drop function pg_temp.lasting(text);

-- The messages that did not arrive, or perhaps not, which the first page of the admin counts. (ACC-19)
create index mail_trouble on cordee.mail (asked_at desc, id) where state in ('refused', 'unknown');

-- The list of sessions is sorted by these, and its first page read without the others. (SEAT-2, H-83)
create index sessions_starts_on on sessions (starts_on);
create index sessions_ends_on on sessions (ends_on);
create index sessions_search_form on sessions (search_form);

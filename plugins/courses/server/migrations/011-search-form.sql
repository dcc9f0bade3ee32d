-- What makes a course is searched and listed by title and reference. (H-83)
create trigger hold_search_form before insert or update on courses for each row execute function cordee.hold_search_form('title', 'reference');
create trigger hold_search_form before insert or update on themes for each row execute function cordee.hold_search_form('title', 'reference');
create trigger hold_search_form before insert or update on modules for each row execute function cordee.hold_search_form('title', 'reference');
create trigger hold_search_form before insert or update on lessons for each row execute function cordee.hold_search_form('title', 'reference');
create trigger hold_search_form before insert or update on case_studies for each row execute function cordee.hold_search_form('title', 'reference');

update courses set search_form = null;
update themes set search_form = null;
update modules set search_form = null;
update lessons set search_form = null;
update case_studies set search_form = null;

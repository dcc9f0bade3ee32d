-- Sessions are searched and listed by reference. (H-83)
create trigger hold_search_form before insert or update on sessions for each row execute function cordee.hold_search_form('reference');

update sessions set search_form = null;

-- Companies are searched and listed by legal name. (H-83)
create trigger hold_search_form before insert or update on companies for each row execute function cordee.hold_search_form('legal_name');

update companies set search_form = null;

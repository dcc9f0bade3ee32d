-- People are searched by name and address, and listed by name. (H-83)
create trigger hold_search_form before insert or update on up_users for each row execute function cordee.hold_search_form('last_name', 'first_name', 'email');

update up_users set search_form = null;
create index up_users_search_form on up_users (search_form);

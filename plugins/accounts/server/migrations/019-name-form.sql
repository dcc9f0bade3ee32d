-- Names are stored in one normal form: nothing in them turns the direction of the page. (H-84)
create trigger hold_name_form before insert or update on up_users for each row execute function cordee.hold_name_form('first_name', 'last_name');

update up_users set first_name = first_name
where first_name is distinct from cordee.name_form(first_name) or last_name is distinct from cordee.name_form(last_name);
update cordee.sign_up set first_name = cordee.name_form(first_name), last_name = cordee.name_form(last_name);

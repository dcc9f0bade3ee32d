-- Names are stored in one normal form: nothing in them turns the direction of the page. (H-84)
update cordee.trial_request set first_name = cordee.name_form(first_name), last_name = cordee.name_form(last_name);

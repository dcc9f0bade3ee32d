-- Legal names are stored in one normal form: nothing in them turns the direction of the page. (H-84)
create trigger hold_name_form before insert or update on companies for each row execute function cordee.hold_name_form('legal_name');

-- Of two companies that are called the same now, the later one keeps its text until staff give it another name.
update companies c set legal_name = legal_name
where legal_name is distinct from cordee.name_form(legal_name)
  and not exists (select from companies o where o.id <> c.id and lower(cordee.name_form(o.legal_name)) = lower(cordee.name_form(c.legal_name))
    and (o.id < c.id or o.legal_name = cordee.name_form(o.legal_name)));

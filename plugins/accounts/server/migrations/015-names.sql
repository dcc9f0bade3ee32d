-- What a person is called in titles, "Zoé Martin", and where one is chosen among many, "Zoé Martin (zoe@cordee.example)": always as their
-- name and address are, whoever writes these. (ACC-13)
create function cordee.name_person() returns trigger language plpgsql as $$
begin
  new.full_name := coalesce(nullif(trim(concat_ws(' ', new.first_name, new.last_name)), ''), new.email);
  new.name_and_address := concat_ws(' ', nullif(new.full_name, new.email), '(' || new.email || ')');
  return new;
end $$;
create trigger name_person before insert or update on up_users for each row execute function cordee.name_person();

update up_users set full_name = null;

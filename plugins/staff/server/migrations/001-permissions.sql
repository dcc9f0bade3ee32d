-- The permissions of the person page and of managing staff were those of the plugin `accounts`: whichever role has them, also one that was
-- made by hand, has them under their new names. Strapi deletes permissions that no plugin registers, but only after the migrations. (ACC-22)
update admin_permissions set action = 'plugin::staff.people' where action = 'plugin::accounts.people';
update admin_permissions set action = 'plugin::staff.manage' where action = 'plugin::accounts.staff';

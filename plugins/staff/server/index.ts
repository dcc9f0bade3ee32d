import { definePlugin } from '@cordee/kernel';
import { adminRoutes, MANAGE, PEOPLE } from './admin-routes.ts';
import { accessReopened } from './emails/access-reopened.ts';
import { adminAccessGranted } from './emails/admin-access-granted.ts';
import { adminAccessRevoked } from './emails/admin-access-revoked.ts';
import { roleChanged } from './emails/role-changed.ts';
import { configurePeopleViews } from './services/configure-people-views.ts';
import { refuseStrapiKeys } from './services/disable-strapi-keys.ts';
import { guardPersonForm } from './services/guard-person-form.ts';
import { hideUnreadFields } from './services/hide-unread-fields.ts';
import { guardStrapiUsers } from './services/keep-super-admin.ts';
import { labelFields } from './services/label-fields.ts';
import { namePermissions } from './services/name-permissions.ts';
import { refuseUnusedRoutes } from './services/refuse-unused-routes.ts';
import { showAddresses } from './services/show-addresses.ts';

export default definePlugin({
  name: 'staff',
  folder: import.meta.dirname,
  tables: ['public.admin_roles', 'public.admin_users_roles_lnk', 'public.admin_permissions', 'public.admin_permissions_role_lnk'],
  adminRoutes,
  emails: [accessReopened, adminAccessGranted, adminAccessRevoked, roleChanged],
  adminActions: [PEOPLE, MANAGE],
  register(strapi) {
    refuseStrapiKeys(strapi);
    refuseUnusedRoutes(strapi);
    guardPersonForm(strapi);
    guardStrapiUsers(strapi);
    hideUnreadFields(strapi);
    namePermissions(strapi);
    showAddresses(strapi);
  },
  async bootstrap(strapi) {
    await configurePeopleViews(strapi);
    await labelFields(strapi);
  },
});

import { syncStaffRoles } from '@cordee/staff';

export default {
  /**
   * Runs after the bootstrap of all plugins, when all their permissions are registered.
   * @param {{ strapi: import('@strapi/strapi').Core.Strapi }} app
   */
  bootstrap: ({ strapi }) => syncStaffRoles(strapi),
};

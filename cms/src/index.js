import { syncStaffRoles, withdrawUnusedActions } from '@cordee/staff';

export default {
  /**
   * Runs after the bootstrap of all plugins, when all their permissions are registered.
   * @param {{ strapi: import('@strapi/strapi').Core.Strapi }} app
   */
  async bootstrap({ strapi }) {
    await withdrawUnusedActions(strapi);
    await syncStaffRoles(strapi);
  },
};

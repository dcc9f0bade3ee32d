import { deleteStrapiKeys, syncStaffRoles, withdrawUnusedActions } from '@cordee/staff';

export default {
  /**
   * Runs after the bootstrap of Strapi and of all plugins, when all permissions are registered and Strapi's default keys are made.
   * @param {{ strapi: import('@strapi/strapi').Core.Strapi }} app
   */
  async bootstrap({ strapi }) {
    await deleteStrapiKeys(strapi);
    await withdrawUnusedActions(strapi);
    await syncStaffRoles(strapi);
  },
};

import { syncStaffRoles } from '@cordee/accounts';

export default {
  /**
   * Once every room has said what there is to be permitted.
   * @param {{ strapi: import('@strapi/strapi').Core.Strapi }} house
   */
  bootstrap: ({ strapi }) => syncStaffRoles(strapi),
};

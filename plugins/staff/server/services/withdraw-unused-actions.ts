import type { Core } from '@strapi/strapi';

/**
 * The actions of Strapi that serve nothing here, and their reasons: content types are written in code, plugins are npm packages; nothing
 * calls the API with tokens, moves data by Strapi's transfer or waits for its webhooks; people, their sign-in and mails are
 * ours; content is in one language, and no content type is a single type or a component; the mark of the admin is ours; staff are given a workplace on the page of the person, not by an invitation of Strapi.
 */
const UNUSED =
  /^(plugin::(content-type-builder|users-permissions|i18n|email|content-manager\.(single-types|components))\.|admin::(marketplace|webhooks|api-tokens|admin-tokens|transfer|project-settings)\.|admin::users\.create$)/;

/**
 * Withdraws those actions from everybody, those who may do everything included: their menus, buttons and links are gone, and their routes
 * refuse. It runs at each start, when all actions are registered. (ACC-22)
 */
export async function withdrawUnusedActions(strapi: Core.Strapi): Promise<void> {
  const { actionProvider, cleanPermissionsInDatabase } = strapi.service('admin::permission');
  const keys: string[] = actionProvider.keys();
  for (const key of keys.filter((action) => UNUSED.test(action))) await actionProvider.delete(key);
  await strapi.service('admin::role').resetSuperAdminPermissions();
  await cleanPermissionsInDatabase();
}

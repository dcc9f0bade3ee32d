import { refuseActions } from '@cordee/kernel';
import type { Core } from '@strapi/strapi';

/**
 * The actions of Strapi's controllers that ask for no right, or for another one than it seems, and that nothing here uses. `send` mails
 * whatever one types to any address, in our name; the routes for single types would write and delete the documents of other types.
 */
const UNUSED = [
  { uid: 'plugin::email.email', actions: ['send'] },
  { uid: 'plugin::i18n.settings', actions: ['updateSettings'] },
  { uid: 'plugin::users-permissions.permissions', actions: ['getPermissions', 'getPolicies', 'getRoutes'] },
  { uid: 'admin::content-api', actions: ['getPermissions', 'getRoutes'] },
  {
    uid: 'plugin::content-manager.single-types',
    actions: ['find', 'createOrUpdate', 'delete', 'publish', 'unpublish', 'discard', 'countDraftRelations'],
  },
] as const;

const MESSAGE = 'Cordée ne se sert pas de cette fonction de Strapi. / Cordée does not use this feature of Strapi.';

/**
 * Refuses them to everybody in the admin: to have an account there is enough for them, whatever its role. Actions with a right of their own
 * are withdrawn with it (`withdraw-unused-actions.ts`). (ACC-22)
 */
export function refuseUnusedRoutes(strapi: Core.Strapi): void {
  for (const { uid, actions } of UNUSED) refuseActions(strapi, { uid, actions, message: MESSAGE });
}

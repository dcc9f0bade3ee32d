import { refuseActions, wrapAction } from '@cordee/kernel';
import type { Core } from '@strapi/strapi';
import { endAllSignIns } from '../sign-in/sign-in-store.ts';
import { personOfAdminUser } from './admin-account-store.ts';

/** Strapi's own actions to sign in to the admin, and what is said instead. */
const DISABLED_ACTIONS = {
  uid: 'admin::authentication',
  actions: ['login', 'register', 'registerAdmin', 'forgotPassword', 'resetPassword'],
  message: 'On entre ici par le site : « Espace de travail », après la connexion. / Come in by the site: “Workplace”, once signed in.',
};

/**
 * Disables all of Strapi's own admin logins: staff sign in on the site, with everything that protects it, as one person whose two
 * accounts are linked. Signing out of the admin also signs out of the site; otherwise the next person at this computer could enter the admin
 * again. (ACC-22)
 */
export function disableStrapiLogin(strapi: Core.Strapi): void {
  refuseActions(strapi, DISABLED_ACTIONS);
  wrapAction(strapi, {
    uid: 'admin::authentication',
    action: 'logout',
    wrap: (logout) => async (ctx, next) => {
      const person = await personOfAdminUser(strapi.db.connection, ctx.state['user'].id);
      await logout(ctx, next);
      if (person) await endAllSignIns(strapi.db.connection, person, { cause: 'signed-out' });
    },
  });
}

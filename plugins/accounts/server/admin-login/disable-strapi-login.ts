import type { Core } from '@strapi/strapi';
import { errors } from '@strapi/utils';
import type { Context, Next } from 'koa';
import { endAllSignIns } from '../sign-in/sign-in-store.ts';
import { personOfAdminUser } from './admin-account-store.ts';

/** Strapi's own actions to sign in to the admin and to create accounts there, and the message that is shown instead. */
const DISABLED_ACTIONS = [
  {
    uid: 'admin::authentication',
    actions: ['login', 'register', 'registerAdmin', 'forgotPassword', 'resetPassword'],
    message: 'On entre ici par le site : « Espace de travail », après la connexion. / Come in by the site: “Workplace”, once signed in.',
  },
  {
    uid: 'admin::user',
    actions: ['create'],
    message:
      'Ouvre la fiche de la personne : c’est là que l’espace de travail se donne. / Open the sheet of the person: the workplace is given there.',
  },
];

/**
 * Disables all of Strapi's own admin logins: staff sign in on the site, with everything that protects it, as one person whose two
 * accounts are linked. Replaces the controller actions, so that every spelling of their URLs is covered. Signing out of the admin also
 * signs out of the site; otherwise the next person at this computer could enter the admin again. (ACC-22)
 */
export function disableStrapiLogin(strapi: Core.Strapi): void {
  const controllers = strapi.get('controllers');
  for (const { uid, actions, message } of DISABLED_ACTIONS) {
    const refuse = () => {
      throw new errors.ForbiddenError(message);
    };
    controllers.extend(uid, (controller: object) => ({ ...controller, ...Object.fromEntries(actions.map((name) => [name, refuse])) }));
  }
  controllers.extend('admin::authentication', (controller: AuthenticationController) => ({
    ...controller,
    async logout(ctx: Context, next: Next) {
      const person = await personOfAdminUser(strapi.db.connection, ctx.state['user'].id);
      await controller.logout(ctx, next);
      if (person) await endAllSignIns(strapi.db.connection, person, { cause: 'signed-out' });
    },
  }));
}

type AuthenticationController = { logout: (ctx: Context, next: Next) => Promise<void> };

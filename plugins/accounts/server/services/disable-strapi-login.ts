import type { Core } from '@strapi/strapi';
import { errors } from '@strapi/utils';
import type { Context, Next } from 'koa';
import { endAllSignIns } from './sign-in-store.ts';
import { personOfAdminUser } from './staff-store.ts';

/** Strapi's own ways into the admin, and its way of making accounts there. */
const DISABLED_ACTIONS = {
  'admin::authentication': ['login', 'register', 'registerAdmin', 'forgotPassword', 'resetPassword'],
  'admin::user': ['create'],
} as const;

const REFUSALS = {
  'admin::authentication':
    'On entre ici par le site : « Espace de travail », après la connexion. / Come in by the site: “Workplace”, once signed in.',
  'admin::user':
    'Ouvre la fiche de la personne : c’est là que l’espace de travail se donne. / Open the sheet of the person: the workplace is given there.',
} as const;

/**
 * Closes every door of the admin but ours: who comes in has signed in on the site, with all that guards it, and works here as one
 * person with one account in both places. Replaces the controllers, so that however an address is written it leads nowhere. Whoever
 * signs out there signs out of both, or the site would let the next one at this machine in again. (ACC-22)
 */
export function disableStrapiLogin(strapi: Core.Strapi): void {
  const controllers = strapi.get('controllers');
  for (const [uid, actions] of Object.entries(DISABLED_ACTIONS)) {
    const refused = () => {
      throw new errors.ForbiddenError(REFUSALS[uid as keyof typeof DISABLED_ACTIONS]);
    };
    controllers.extend(uid, (controller: object) => ({ ...controller, ...Object.fromEntries(actions.map((name) => [name, refused])) }));
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

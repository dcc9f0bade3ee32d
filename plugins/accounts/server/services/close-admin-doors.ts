import type { Core } from '@strapi/strapi';
import { errors } from '@strapi/utils';

/** Strapi's own ways into the admin, and its way of making accounts there. */
const DOORS = {
  'admin::authentication': ['login', 'register', 'registerAdmin', 'forgotPassword', 'resetPassword'],
  'admin::user': ['create'],
} as const;

const SENTENCES = {
  'admin::authentication':
    'On entre ici par le site : « Espace de travail », après la connexion. / Come in by the site: “Workplace”, once signed in.',
  'admin::user':
    'Ouvre la fiche de la personne : c’est là que l’espace de travail se donne. / Open the sheet of the person: the workplace is given there.',
} as const;

/**
 * Closes every door of the admin but ours: who comes in has signed in on the site, with all that guards it, and works here as one
 * person with one account in both places. Replaces the controllers, so that however an address is written it leads nowhere. (ACC-22)
 */
export function closeAdminDoors(strapi: Core.Strapi): void {
  for (const [uid, actions] of Object.entries(DOORS)) {
    const closed = () => {
      throw new errors.ForbiddenError(SENTENCES[uid as keyof typeof DOORS]);
    };
    strapi
      .get('controllers')
      .extend(uid, (controller: object) => ({ ...controller, ...Object.fromEntries(actions.map((name) => [name, closed])) }));
  }
}

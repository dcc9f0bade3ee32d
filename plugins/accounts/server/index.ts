import { room } from '@cordee/kernel';
import { forgetOldGuesses } from './duties/forget-guesses.ts';
import { sendInvitation } from './duties/send-invitation.ts';
import { invitation } from './emails/invitation.ts';
import { passwordChanged } from './emails/password-changed.ts';
import { passwordReset } from './emails/password-reset.ts';
import { sendResetLink } from './listeners/send-reset-link.ts';
import { tellPasswordChanged } from './listeners/tell-password-changed.ts';
import { routes } from './routes.ts';
import { guardPerson } from './services/guard-person.ts';
import { identify } from './services/sign-in-store.ts';

export default room({
  name: 'accounts',
  folder: import.meta.dirname,
  routes,
  listeners: [sendResetLink, tellPasswordChanged],
  duties: [sendInvitation, forgetOldGuesses],
  emails: [passwordReset, passwordChanged, invitation],
  identify,
  register: guardPerson,
  // Roles of users-permissions hold no permission: rights are ours to decide.
  async bootstrap(strapi) {
    await strapi.db.connection.raw('delete from up_permissions');
  },
});

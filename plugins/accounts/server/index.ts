import { definePlugin } from '@cordee/kernel';
import { adminRoutes, PEOPLE, STAFF } from './admin-routes.ts';
import { accountThere } from './emails/account-there.ts';
import { addressChanged } from './emails/address-changed.ts';
import { addressConfirmation } from './emails/address-confirmation.ts';
import { addressTaken } from './emails/address-taken.ts';
import { confirmation } from './emails/confirmation.ts';
import { erasureAsked, erasureToDo } from './emails/erasure-asked.ts';
import { invitation } from './emails/invitation.ts';
import { passwordChanged } from './emails/password-changed.ts';
import { passwordReset } from './emails/password-reset.ts';
import { twoFactorChanged } from './emails/two-factor-changed.ts';
import { purgeAddressChanges, purgeLoginAttempts, purgePendingSignIns, purgeSignUps } from './jobs/purge.ts';
import { sendInvitation } from './jobs/send-invitation.ts';
import { sendAddressLink } from './listeners/send-address-link.ts';
import { sendConfirmation } from './listeners/send-confirmation.ts';
import { sendResetLink } from './listeners/send-reset-link.ts';
import { tellAddressChanged, tellAddressTaken } from './listeners/tell-address.ts';
import { tellErasureAsked } from './listeners/tell-erasure-asked.ts';
import { tellPasswordChanged } from './listeners/tell-password-changed.ts';
import { tellTwoFactorChanged } from './listeners/tell-two-factor-changed.ts';
import { personalData } from './personal-data.ts';
import { publicRoutes } from './public-routes.ts';
import { routes } from './routes.ts';
import { configurePeopleViews } from './services/configure-people-views.ts';
import { disableStrapiLogin } from './services/disable-strapi-login.ts';
import { guardPerson } from './services/guard-person.ts';
import { identify } from './services/sign-in-store.ts';

export default definePlugin({
  name: 'accounts',
  folder: import.meta.dirname,
  personalData,
  routes,
  adminRoutes,
  publicRoutes,
  adminActions: [PEOPLE, STAFF],
  manages: { people: ['plugin::users-permissions.user'] },
  listeners: [
    sendResetLink,
    tellPasswordChanged,
    tellTwoFactorChanged,
    sendConfirmation,
    sendAddressLink,
    tellAddressTaken,
    tellAddressChanged,
    tellErasureAsked,
  ],
  jobs: [sendInvitation, purgeLoginAttempts, purgeSignUps, purgePendingSignIns, purgeAddressChanges],
  emails: [
    passwordReset,
    passwordChanged,
    twoFactorChanged,
    invitation,
    confirmation,
    accountThere,
    addressConfirmation,
    addressTaken,
    addressChanged,
    erasureAsked,
    erasureToDo,
  ],
  identify,
  register(strapi) {
    guardPerson(strapi);
    disableStrapiLogin(strapi);
  },
  // Roles of users-permissions hold no permission: rights are ours to decide.
  async bootstrap(strapi) {
    await strapi.db.connection.raw('delete from up_permissions');
    await configurePeopleViews(strapi);
  },
});

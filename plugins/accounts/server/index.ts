import { definePlugin, execute } from '@cordee/kernel';
import { adminRoutes, PEOPLE, STAFF } from './admin-routes.ts';
import { accountExists } from './emails/account-exists.ts';
import { addressChanged } from './emails/address-changed.ts';
import { addressConfirmation } from './emails/address-confirmation.ts';
import { addressTaken } from './emails/address-taken.ts';
import { confirmation } from './emails/confirmation.ts';
import { erasureRequested, erasureToDo } from './emails/erasure-requested.ts';
import { invitation } from './emails/invitation.ts';
import { passwordChanged } from './emails/password-changed.ts';
import { passwordReset } from './emails/password-reset.ts';
import { twoFactorChanged } from './emails/two-factor-changed.ts';
import { noteErasure } from './jobs/note-erasure.ts';
import { purgeAddressChanges, purgeLoginAttempts, purgePendingSignIns, purgeSignUps } from './jobs/purge.ts';
import { sendInvitation } from './jobs/send-invitation.ts';
import { notifyAddressChanged, notifyAddressTaken } from './listeners/notify-address-change.ts';
import { notifyErasureRequested } from './listeners/notify-erasure-requested.ts';
import { notifyPasswordChanged } from './listeners/notify-password-changed.ts';
import { notifyTwoFactorChanged } from './listeners/notify-two-factor-changed.ts';
import { sendAddressLink } from './listeners/send-address-link.ts';
import { sendConfirmation } from './listeners/send-confirmation.ts';
import { sendResetLink } from './listeners/send-reset-link.ts';
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
  tables: [
    'cordee.sign_in',
    'cordee.password_reset',
    'cordee.invitation',
    'cordee.guess',
    'cordee.device',
    'cordee.sign_up',
    'cordee.second_step',
    'cordee.recovery_code',
    'cordee.half_sign_in',
    'cordee.address_change',
    'cordee.picture',
    'cordee.connection',
    'cordee.staff',
    'cordee.workplace_ticket',
    'cordee.erasure_request',
    'cordee.erasure',
    'public.up_users',
    'public.up_permissions',
    'public.up_users_role_lnk',
    'public.admin_users',
    'public.admin_users_roles_lnk',
    'public.admin_roles',
    'public.admin_permissions',
    'public.admin_permissions_role_lnk',
    'public.strapi_sessions',
  ],
  personalData,
  routes,
  adminRoutes,
  publicRoutes,
  adminActions: [PEOPLE, STAFF],
  manages: { people: ['plugin::users-permissions.user'] },
  listeners: [
    sendResetLink,
    notifyPasswordChanged,
    notifyTwoFactorChanged,
    sendConfirmation,
    sendAddressLink,
    notifyAddressTaken,
    notifyAddressChanged,
    notifyErasureRequested,
  ],
  jobs: [sendInvitation, noteErasure, purgeLoginAttempts, purgeSignUps, purgePendingSignIns, purgeAddressChanges],
  emails: [
    passwordReset,
    passwordChanged,
    twoFactorChanged,
    invitation,
    confirmation,
    accountExists,
    addressConfirmation,
    addressTaken,
    addressChanged,
    erasureRequested,
    erasureToDo,
  ],
  identify,
  register(strapi) {
    guardPerson(strapi);
    disableStrapiLogin(strapi);
  },
  // Rights are decided by the plugins; the roles of users-permissions hold no permission.
  async bootstrap(strapi) {
    await execute(strapi.db.connection, 'delete from up_permissions');
    await configurePeopleViews(strapi);
  },
});

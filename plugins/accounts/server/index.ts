import { definePlugin } from '@cordee/kernel';
import { addressChanged } from './address/emails/address-changed.ts';
import { addressConfirmation } from './address/emails/address-confirmation.ts';
import { addressCorrected } from './address/emails/address-corrected.ts';
import { addressTaken } from './address/emails/address-taken.ts';
import { addressUndone } from './address/emails/address-undone.ts';
import { normalizeStoredAddresses } from './address/normalize-stored-addresses.ts';
import { notifyAddressChanged, notifyAddressTaken, notifyAddressUndone } from './address/notify-address-change.ts';
import { purgeAddressChanges } from './address/purge-address-changes.ts';
import { sendAddressLink } from './address/send-address-link.ts';
import { closeWithAdminUser } from './admin-login/close-with-admin-user.ts';
import { disableStrapiLogin } from './admin-login/disable-strapi-login.ts';
import { erasureRequested, erasureToDo } from './erasure/emails/erasure-requested.ts';
import { noteErasure } from './erasure/note-erasure.ts';
import { notifyErasureRequested } from './erasure/notify-erasure-requested.ts';
import { invitation } from './invitation/emails/invitation.ts';
import { sendInvitation } from './invitation/send-invitation.ts';
import { purgeLinkUses } from './link-use/purge-link-uses.ts';
import { passkeyChanged } from './passkey/emails/passkey-changed.ts';
import { notifyPasskeyChanged } from './passkey/notify-passkey-changed.ts';
import { passwordChanged } from './password/emails/password-changed.ts';
import { passwordReset } from './password/emails/password-reset.ts';
import { notifyPasswordChanged } from './password/notify-password-changed.ts';
import { sendResetLink } from './password/send-reset-link.ts';
import { guardPerson } from './person/guard-person.ts';
import { deletePermissions } from './person/person-store.ts';
import { personalData } from './personal-data.ts';
import { publicRoutes } from './public-routes.ts';
import { purgeLoginAttempts } from './rate-limit/purge-login-attempts.ts';
import { routes } from './routes.ts';
import { purgeSignIns, purgeTrustedBrowsers } from './sign-in/purge-sign-ins.ts';
import { identify } from './sign-in/sign-in-store.ts';
import { accountExists } from './sign-up/emails/account-exists.ts';
import { confirmation } from './sign-up/emails/confirmation.ts';
import { purgeSignUps } from './sign-up/purge-sign-ups.ts';
import { sendConfirmation } from './sign-up/send-confirmation.ts';
import { twoFactorChanged } from './two-factor/emails/two-factor-changed.ts';
import { notifyTwoFactorChanged } from './two-factor/notify-two-factor-changed.ts';
import { purgePendingSignIns } from './two-factor/purge-pending-sign-ins.ts';
import { uses } from './uses.ts';

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
    'cordee.passkey',
    'cordee.half_sign_in',
    'cordee.link_use',
    'cordee.address_change',
    'cordee.former_address',
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
    'public.strapi_sessions',
  ],
  personalData,
  uses,
  routes,
  publicRoutes,
  manages: { people: ['plugin::users-permissions.user'] },
  listeners: [
    sendResetLink,
    notifyPasswordChanged,
    notifyTwoFactorChanged,
    notifyPasskeyChanged,
    sendConfirmation,
    sendAddressLink,
    notifyAddressTaken,
    notifyAddressChanged,
    notifyAddressUndone,
    notifyErasureRequested,
  ],
  jobs: [
    sendInvitation,
    noteErasure,
    purgeLoginAttempts,
    purgeSignUps,
    purgePendingSignIns,
    purgeAddressChanges,
    purgeLinkUses,
    purgeSignIns,
    purgeTrustedBrowsers,
  ],
  emails: [
    passwordReset,
    passwordChanged,
    twoFactorChanged,
    passkeyChanged,
    invitation,
    confirmation,
    accountExists,
    addressConfirmation,
    addressTaken,
    addressChanged,
    addressUndone,
    addressCorrected,
    erasureRequested,
    erasureToDo,
  ],
  identify,
  register(strapi) {
    guardPerson(strapi);
    closeWithAdminUser(strapi);
    disableStrapiLogin(strapi);
  },
  async bootstrap(strapi) {
    await deletePermissions(strapi.db.connection);
    await normalizeStoredAddresses(strapi);
  },
});

import { appOf, type SignedInCaller, shownEmail } from '@cordee/kernel';
import type { Core } from '@strapi/strapi';
import type { TwoFactor } from '../../api.ts';
import { viewPasskeys } from '../passkey/view-passkeys.ts';
import { decryptSecret } from './domain/encrypt-secret.ts';
import { enrolment } from './domain/totp.ts';
import { isTwoFactorRequired } from './is-two-factor-required.ts';
import { recoveryCodesLeft, totpOf } from './two-factor-store.ts';

/** Returns the second factors of a person; the secret of their authenticator app only while it is being set up. (ACC-6) */
export async function viewTwoFactor(strapi: Core.Strapi, { person }: SignedInCaller, token: string | null): Promise<TwoFactor> {
  const db = strapi.db.connection;
  const [totp, passkeys, codesLeft, required] = await Promise.all([
    totpOf(db, person.id),
    viewPasskeys(strapi, person, token),
    recoveryCodesLeft(db, person.id),
    isTwoFactorRequired(strapi, db, person.id),
  ]);
  const factors = passkeys.passkeys.length + (totp?.confirmedAt ? 1 : 0);
  const common = { name: `${person.firstName} ${person.lastName}`, required, kept: required && factors === 1, codesLeft, ...passkeys };
  if (!totp) return { state: 'off', ...common };
  if (totp.confirmedAt) return { state: 'on', since: totp.confirmedAt.toISOString(), ...common };

  const { ENCRYPTION_KEY, ORGANISATION_NAME } = appOf(strapi).settings;
  const secret = decryptSecret(totp.encryptedSecret, { secret: ENCRYPTION_KEY, person: person.id });
  return { state: 'begun', ...enrolment(secret, { issuer: ORGANISATION_NAME, label: shownEmail(person.email) }), ...common };
}

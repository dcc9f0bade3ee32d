import { appOf, type SignedInCaller, shownEmail } from '@cordee/kernel';
import type { Core } from '@strapi/strapi';
import type { TwoFactor } from '../../api.ts';
import { isPrivileged } from '../person/person-store.ts';
import { decryptSecret } from './domain/encrypt-secret.ts';
import { enrolment } from './domain/totp.ts';
import { twoFactorOf } from './two-factor-store.ts';

/** Returns the state of a person's two-factor authentication; the secret only while it is being set up. (ACC-6) */
export async function viewTwoFactor(strapi: Core.Strapi, { person }: SignedInCaller): Promise<TwoFactor> {
  const { ENCRYPTION_KEY, ORGANISATION_NAME, STAFF_SECOND_STEP } = appOf(strapi).settings;
  const db = strapi.db.connection;
  const [twoFactor, privileged] = await Promise.all([twoFactorOf(db, person.id), isPrivileged(db, person.id)]);
  const required = STAFF_SECOND_STEP && privileged;
  const common = { name: `${person.firstName} ${person.lastName}`, required };
  if (!twoFactor) return { state: 'off', ...common };
  if (twoFactor.confirmedAt) return { state: 'on', since: twoFactor.confirmedAt.toISOString(), codesLeft: twoFactor.codesLeft, ...common };

  const secret = decryptSecret(twoFactor.encryptedSecret, { secret: ENCRYPTION_KEY, person: person.id });
  return { state: 'begun', ...enrolment(secret, { issuer: ORGANISATION_NAME, label: shownEmail(person.email) }), ...common };
}

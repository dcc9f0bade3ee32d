import { appOf, type SignedInCaller } from '@cordee/kernel';
import type { Core } from '@strapi/strapi';
import type { TwoFactor } from '../../api.ts';
import { decryptSecret } from '../domain/encrypt-secret.ts';
import { enrolment } from '../domain/totp.ts';
import { isPrivileged } from './person-store.ts';
import { twoFactorOf } from './two-factor-store.ts';

/** How the person's second step stands; the secret is told while it is being set up, and never again. (ACC-6) */
export async function viewTwoFactor(strapi: Core.Strapi, { person }: SignedInCaller): Promise<TwoFactor> {
  const { ENCRYPTION_KEY, ORGANISATION_NAME, STAFF_SECOND_STEP } = appOf(strapi).settings;
  const db = strapi.db.connection;
  const [kept, staff] = await Promise.all([twoFactorOf(db, person.id), isPrivileged(db, person.id)]);
  const required = STAFF_SECOND_STEP && staff;
  const shown = { name: `${person.firstName} ${person.lastName}`, required };
  if (!kept) return { state: 'off', ...shown };
  if (kept.confirmedAt) return { state: 'on', since: kept.confirmedAt.toISOString(), codesLeft: kept.codesLeft, ...shown };

  const secret = decryptSecret(kept.encryptedSecret, { secret: ENCRYPTION_KEY, person: person.id });
  return { state: 'begun', ...enrolment(secret, { issuer: ORGANISATION_NAME, label: person.email }), ...shown };
}

import { randomBytes } from 'node:crypto';
import { appOf } from '@cordee/kernel';
import type { Core } from '@strapi/strapi';
import type { PersonId } from '../domain/ids.ts';
import { withPassword } from '../password/with-password.ts';
import { encryptSecret, NONCE_BYTES } from './domain/encrypt-secret.ts';
import { TwoFactorAlreadyOn } from './domain/refusals.ts';
import { SECRET_BYTES } from './domain/totp.ts';
import { saveTotpSetup } from './two-factor-store.ts';

/**
 * Begins the setup of an authenticator app: creates and stores a TOTP secret, which takes effect once a first code is confirmed.
 * @throws CurrentPasswordWrong, TwoFactorAlreadyOn (ACC-6)
 */
export const beginTwoFactor = (strapi: Core.Strapi, confirmation: Readonly<{ person: PersonId; current: string }>): Promise<void> =>
  withPassword(strapi, confirmation, async (db) => {
    const { ENCRYPTION_KEY } = appOf(strapi).settings;
    const encrypted = encryptSecret(randomBytes(SECRET_BYTES), {
      secret: ENCRYPTION_KEY,
      person: confirmation.person,
      nonce: randomBytes(NONCE_BYTES),
    });
    if (!(await saveTotpSetup(db, confirmation.person, encrypted))) throw new TwoFactorAlreadyOn({});
  });

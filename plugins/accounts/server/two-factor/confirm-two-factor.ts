import type { Core } from '@strapi/strapi';
import type { PersonId } from '../domain/ids.ts';
import { accountEvents } from '../events.ts';
import { passkeysOf } from '../passkey/passkey-store.ts';
import { addFactor } from './add-factor.ts';
import { TwoFactorAlreadyOn } from './domain/refusals.ts';
import { lockTotp } from './two-factor-store.ts';
import { verifyTotp } from './verify-code.ts';
import { withCodeRateLimit } from './with-code-rate-limit.ts';

type ConfirmTwoFactorInput = Readonly<{ person: PersonId; token: string | null; code: string; now: Date }>;

/**
 * Completes the setup of an authenticator app with a first valid code. The present sign-in counts as verified and goes on; all others end. Returns
 * the recovery codes when it is the first second factor. @throws CodeRefused, TwoFactorAlreadyOn (ACC-6)
 */
export const confirmTwoFactor = (strapi: Core.Strapi, input: ConfirmTwoFactorInput): Promise<{ recoveryCodes: string[] }> =>
  withCodeRateLimit(strapi, input, () =>
    addFactor(strapi, { ...input, proof: input.code }, async (db) => {
      const { person } = input;
      if ((await lockTotp(db, person))?.confirmedAt) throw new TwoFactorAlreadyOn({});
      await verifyTotp(strapi, db, input);

      const passkeys = (await passkeysOf(db, person)).length > 0;
      await accountEvents.announce(strapi, db, 'second-step-changed', { person, on: true, passkeys });
    }),
  );

import { randomBytes } from 'node:crypto';
import { inTransaction } from '@cordee/kernel';
import type { Core } from '@strapi/strapi';
import type { PersonId } from '../domain/ids.ts';
import { accountEvents } from '../events.ts';
import { endAllSignIns, markTwoFactorPassed } from '../sign-in/sign-in-store.ts';
import { RECOVERY_CODE_BYTES, RECOVERY_CODE_COUNT, recoveryCode, recoveryHash } from './domain/recovery-code.ts';
import { TwoFactorAlreadyOn } from './domain/refusals.ts';
import { lockTwoFactor, saveRecoveryCodes } from './two-factor-store.ts';
import { verifyTotp } from './verify-code.ts';
import { withCodeRateLimit } from './with-code-rate-limit.ts';

type ConfirmTwoFactorInput = Readonly<{ person: PersonId; token: string | null; code: string; now: Date }>;

/**
 * Completes two-factor setup with a first valid code. The present sign-in counts as verified and goes on; all others end. Returns the
 * recovery codes, which are shown this once. @throws CodeRefused, TwoFactorAlreadyOn (ACC-6)
 */
export const confirmTwoFactor = (
  strapi: Core.Strapi,
  { person, token, code, now }: ConfirmTwoFactorInput,
): Promise<{ recoveryCodes: string[] }> =>
  withCodeRateLimit(strapi, { person, code }, () =>
    inTransaction(strapi, async (db) => {
      if ((await lockTwoFactor(db, person))?.confirmedAt) throw new TwoFactorAlreadyOn({});
      await verifyTotp(strapi, db, { person, code, now });

      const recoveryCodes = Array.from({ length: RECOVERY_CODE_COUNT }, () => recoveryCode(randomBytes(RECOVERY_CODE_BYTES)));
      await saveRecoveryCodes(db, person, recoveryCodes.map(recoveryHash));
      await endAllSignIns(db, person, { cause: 'second-step-changed', exceptToken: token });
      await markTwoFactorPassed(db, token);
      await accountEvents.announce(strapi, db, 'second-step-changed', { person, on: true });
      return { recoveryCodes };
    }),
  );

import { createHmac } from 'node:crypto';
import { appOf, type Db } from '@cordee/kernel';
import type { Core } from '@strapi/strapi';
import type { PersonId } from '../domain/ids.ts';
import { accountEvents } from '../events.ts';
import { useLinkOnce } from '../link-use/use-link-once.ts';
import { endAllSignIns, markTwoFactorPassed } from '../sign-in/sign-in-store.ts';
import { RECOVERY_CODE_BYTES, RECOVERY_CODE_COUNT, recoveryCode, recoveryHash } from './domain/recovery-code.ts';
import { TwoFactorAlreadyOn } from './domain/refusals.ts';
import { lockTwoFactor, saveRecoveryCodes } from './two-factor-store.ts';
import { verifyTotp } from './verify-code.ts';
import { withCodeRateLimit } from './with-code-rate-limit.ts';

type ConfirmTwoFactorInput = Readonly<{ person: PersonId; token: string | null; code: string; now: Date }>;

/**
 * Completes two-factor setup with a first valid code. The present sign-in counts as verified and goes on; all others end. Returns the
 * recovery codes, which are shown this once, and again to the form that is sent twice. @throws CodeRefused, TwoFactorAlreadyOn (ACC-6)
 */
export const confirmTwoFactor = (strapi: Core.Strapi, input: ConfirmTwoFactorInput): Promise<{ recoveryCodes: string[] }> =>
  withCodeRateLimit(strapi, input, async () => {
    const recoveryCodes = newRecoveryCodes(strapi, input);
    const attempt = { code: `two-factor:${input.person}:${input.code}`, trustedBrowser: input.token, now: input.now };
    await useLinkOnce(strapi, attempt, {
      use: (db) => completeSetup(strapi, db, { ...input, recoveryCodes }),
      repeat: async () => true,
    });
    return { recoveryCodes };
  });

async function completeSetup(
  strapi: Core.Strapi,
  db: Db,
  { recoveryCodes, ...input }: ConfirmTwoFactorInput & Readonly<{ recoveryCodes: readonly string[] }>,
): Promise<true> {
  const { person, token } = input;
  if ((await lockTwoFactor(db, person))?.confirmedAt) throw new TwoFactorAlreadyOn({});
  await verifyTotp(strapi, db, input);

  await saveRecoveryCodes(db, person, recoveryCodes.map(recoveryHash));
  await endAllSignIns(db, person, { cause: 'second-step-changed', exceptToken: token });
  await markTwoFactorPassed(db, token);
  await accountEvents.announce(strapi, db, 'second-step-changed', { person, on: true });
  return true;
}

/** Derives the recovery codes from the form that asks for them, so that it has the same ones when it is sent twice. (H-75) */
function newRecoveryCodes(strapi: Core.Strapi, { person, token, code }: ConfirmTwoFactorInput): string[] {
  const { ENCRYPTION_KEY } = appOf(strapi).settings;
  const bytes = (index: number) => createHmac('sha256', ENCRYPTION_KEY).update(`recovery:${person}:${token}:${code}:${index}`).digest();
  return Array.from({ length: RECOVERY_CODE_COUNT }, (_, index) => recoveryCode(bytes(index).subarray(0, RECOVERY_CODE_BYTES)));
}

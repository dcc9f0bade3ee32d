import { createHmac } from 'node:crypto';
import { appOf, type Db } from '@cordee/kernel';
import type { Core } from '@strapi/strapi';
import type { PersonId } from '../domain/ids.ts';
import { useLinkOnce } from '../link-use/use-link-once.ts';
import { endAllSignIns, lockSignedIn, markTwoFactorPassed } from '../sign-in/sign-in-store.ts';
import { RECOVERY_CODE_BYTES, RECOVERY_CODE_COUNT, recoveryCode, recoveryHash } from './domain/recovery-code.ts';
import { hasRecoveryCodes, saveRecoveryCodes, twoFactorSince } from './two-factor-store.ts';

/** `token` is that of the present sign-in, `proof` what shows that the person holds the factor: a first code, or what a new passkey answered. */
type AddFactorInput = Readonly<{ person: PersonId; token: string | null; proof: string; now: Date }>;

/**
 * Adds a second factor, by `add`, which refuses a wrong proof. The present sign-in counts as verified and goes on; all others end. The first factor comes with
 * recovery codes, which are returned this once, and again to the form that is sent twice. @throws SignInNeeded when the sign-in has ended, and whatever `add` throws (ACC-6, SEC-4, H-75)
 */
export async function addFactor(
  strapi: Core.Strapi,
  input: AddFactorInput,
  add: (db: Db) => Promise<void>,
): Promise<{ recoveryCodes: string[] }> {
  const { person, token, proof, now } = input;
  const recoveryCodes = newRecoveryCodes(strapi, input);
  const hashes = recoveryCodes.map(recoveryHash);
  const attempt = { code: `two-factor:${person}:${proof}`, trustedBrowser: token, now };
  const isFirst = await useLinkOnce(strapi, attempt, {
    async use(db) {
      await lockSignedIn(db, person, token);
      const wasOn = (await twoFactorSince(db, person)) !== null;
      await add(db);
      if (!wasOn) await saveRecoveryCodes(db, person, hashes);
      await endAllSignIns(db, person, { cause: 'second-step-changed', exceptToken: token });
      await markTwoFactorPassed(db, token);
      return !wasOn;
    },
    repeat: (db) => hasRecoveryCodes(db, person, hashes),
  });
  return { recoveryCodes: isFirst ? recoveryCodes : [] };
}

/** Derives the recovery codes from the form that asks for them, so that it has the same ones when it is sent twice. (H-75) */
function newRecoveryCodes(strapi: Core.Strapi, { person, token, proof }: AddFactorInput): string[] {
  const { ENCRYPTION_KEY } = appOf(strapi).settings;
  const bytes = (index: number) => createHmac('sha256', ENCRYPTION_KEY).update(`recovery:${person}:${token}:${proof}:${index}`).digest();
  return Array.from({ length: RECOVERY_CODE_COUNT }, (_, index) => recoveryCode(bytes(index).subarray(0, RECOVERY_CODE_BYTES)));
}

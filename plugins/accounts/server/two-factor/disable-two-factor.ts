import type { Db } from '@cordee/kernel';
import type { Core } from '@strapi/strapi';
import type { PersonId } from '../domain/ids.ts';
import { accountEvents } from '../events.ts';
import { useLinkOnce } from '../link-use/use-link-once.ts';
import { lockSignedIn } from '../sign-in/sign-in-store.ts';
import { factorRemoved } from './factor-removed.ts';
import { deleteTotp, totpOf } from './two-factor-store.ts';
import { verifyCode } from './verify-code.ts';
import { withCodeRateLimit } from './with-code-rate-limit.ts';

type DisableTwoFactorInput = Readonly<{ person: PersonId; token: string | null; code: string; now: Date }>;

/**
 * Takes the authenticator app away with a valid code, and ends all other sign-ins; not the last second factor of staff where one is mandatory.
 * @throws SignInNeeded when the sign-in has ended, CodeRefused, TwoFactorRequired (ACC-6, SEC-4)
 */
export async function disableTwoFactor(strapi: Core.Strapi, input: DisableTwoFactorInput): Promise<void> {
  const attempt = { code: `two-factor-end:${input.person}:${input.code}`, trustedBrowser: input.token, now: input.now };
  await withCodeRateLimit(strapi, input, () =>
    useLinkOnce(strapi, attempt, {
      use: (db) => disable(strapi, db, input),
      repeat: async (db) => !(await totpOf(db, input.person))?.confirmedAt || undefined,
    }),
  );
}

async function disable(strapi: Core.Strapi, db: Db, input: DisableTwoFactorInput): Promise<true> {
  const { person, token } = input;
  await lockSignedIn(db, person, token);
  await verifyCode(strapi, db, input);
  if (!(await deleteTotp(db, person))) return true;

  const passkeys = await factorRemoved(strapi, db, { person, exceptToken: token });
  await accountEvents.announce(strapi, db, 'second-step-changed', { person, on: false, passkeys });
  return true;
}

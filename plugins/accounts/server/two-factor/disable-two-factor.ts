import { appOf, type Db } from '@cordee/kernel';
import type { Core } from '@strapi/strapi';
import type { PersonId } from '../domain/ids.ts';
import { useLinkOnce } from '../link-use/use-link-once.ts';
import { isPrivileged } from '../person/person-store.ts';
import { TwoFactorRequired } from './domain/refusals.ts';
import { removeTwoFactor } from './remove-two-factor.ts';
import { twoFactorSince } from './two-factor-store.ts';
import { verifyCode } from './verify-code.ts';
import { withCodeRateLimit } from './with-code-rate-limit.ts';

type DisableTwoFactorInput = Readonly<{ person: PersonId; token: string | null; code: string; now: Date }>;

/** Disables two-factor authentication with a valid code, and ends all other sign-ins; not for staff where it is mandatory. @throws CodeRefused, TwoFactorRequired (ACC-6) */
export async function disableTwoFactor(strapi: Core.Strapi, input: DisableTwoFactorInput): Promise<void> {
  const attempt = { code: `two-factor-end:${input.person}:${input.code}`, trustedBrowser: input.token, now: input.now };
  await withCodeRateLimit(strapi, input, () =>
    useLinkOnce(strapi, attempt, {
      use: (db) => disable(strapi, db, input),
      repeat: async (db) => (await twoFactorSince(db, input.person)) === null || undefined,
    }),
  );
}

async function disable(strapi: Core.Strapi, db: Db, input: DisableTwoFactorInput): Promise<true> {
  if (appOf(strapi).settings.STAFF_SECOND_STEP && (await isPrivileged(db, input.person))) throw new TwoFactorRequired({});

  await verifyCode(strapi, db, input);
  await removeTwoFactor(strapi, db, { person: input.person, exceptToken: input.token });
  return true;
}

import { appOf, inTransaction } from '@cordee/kernel';
import type { Core } from '@strapi/strapi';
import type { PersonId } from '../domain/ids.ts';
import { isPrivileged } from '../person/person-store.ts';
import { TwoFactorRequired } from './domain/refusals.ts';
import { removeTwoFactor } from './remove-two-factor.ts';
import { verifyCode } from './verify-code.ts';
import { withCodeRateLimit } from './with-code-rate-limit.ts';

type DisableTwoFactorInput = Readonly<{ person: PersonId; code: string; now: Date }>;

/** Disables two-factor authentication with a valid code; not for staff where it is mandatory. @throws CodeRefused, TwoFactorRequired (ACC-6) */
export const disableTwoFactor = (strapi: Core.Strapi, input: DisableTwoFactorInput): Promise<void> =>
  withCodeRateLimit(strapi, input, () =>
    inTransaction(strapi, async (db) => {
      if (appOf(strapi).settings.STAFF_SECOND_STEP && (await isPrivileged(db, input.person))) throw new TwoFactorRequired({});

      await verifyCode(strapi, db, input);
      await removeTwoFactor(strapi, db, input.person);
    }),
  );

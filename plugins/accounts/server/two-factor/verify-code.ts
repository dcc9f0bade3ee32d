import { appOf, type Db } from '@cordee/kernel';
import type { Core } from '@strapi/strapi';
import type { PersonId } from '../domain/ids.ts';
import { decryptSecret } from './domain/encrypt-secret.ts';
import { recoveryHash } from './domain/recovery-code.ts';
import { CodeRefused } from './domain/refusals.ts';
import { matchTotpPeriod } from './domain/totp.ts';
import { consumeRecoveryCode, lockTwoFactor, saveLastPeriod } from './two-factor-store.ts';

type CodeInput = Readonly<{ person: PersonId; code: string; now: Date }>;

/** Verifies a TOTP code, which works once; the first valid one completes two-factor setup. @throws CodeRefused (ACC-6) */
export async function verifyTotp(strapi: Core.Strapi, db: Db, { person, code, now }: CodeInput): Promise<void> {
  const twoFactor = await lockTwoFactor(db, person);
  const secret = twoFactor && decryptSecret(twoFactor.encryptedSecret, { secret: appOf(strapi).settings.ENCRYPTION_KEY, person });
  const period = secret && matchTotpPeriod(code, secret, { now, lastPeriod: twoFactor.lastPeriod });
  if (period === undefined) throw new CodeRefused({});

  await saveLastPeriod(db, person, period);
}

/** Same as `verifyTotp`, but also accepts a recovery code, once. @throws CodeRefused (ACC-6) */
export async function verifyCode(strapi: Core.Strapi, db: Db, input: CodeInput): Promise<void> {
  if (await consumeRecoveryCode(db, input.person, recoveryHash(input.code))) return;

  await verifyTotp(strapi, db, input);
}

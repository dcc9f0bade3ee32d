import { appOf, type Db } from '@cordee/kernel';
import type { Core } from '@strapi/strapi';
import { decryptSecret } from '../domain/encrypt-secret.ts';
import { recoveryHash } from '../domain/recovery-code.ts';
import { CodeRefused } from '../domain/refusals.ts';
import { matchTotpPeriod } from '../domain/totp.ts';
import { consumeRecoveryCode, lockTwoFactor, saveLastPeriod } from './two-factor-store.ts';

type CodeInput = Readonly<{ person: number; code: string; now: Date }>;

/** Takes a code of the person's app, once. The first that is right makes a second step count. @throws CodeRefused (ACC-6) */
export async function verifyTotp(strapi: Core.Strapi, db: Db, { person, code, now }: CodeInput): Promise<void> {
  const step = await lockTwoFactor(db, person);
  const secret = step && decryptSecret(step.encryptedSecret, { secret: appOf(strapi).settings.ENCRYPTION_KEY, person });
  const period = secret && matchTotpPeriod(code, secret, { now, lastPeriod: step.lastPeriod });
  if (period === undefined) throw new CodeRefused({});

  await saveLastPeriod(db, person, period);
}

/** The same, or one of the codes for the day the app is lost. @throws CodeRefused */
export async function verifyCode(strapi: Core.Strapi, db: Db, input: CodeInput): Promise<void> {
  if (await consumeRecoveryCode(db, input.person, recoveryHash(input.code))) return;

  await verifyTotp(strapi, db, input);
}

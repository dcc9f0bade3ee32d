import { appOf, type Db } from '@cordee/kernel';
import type { Core } from '@strapi/strapi';
import type { PersonId } from '../domain/ids.ts';
import { decryptSecret } from './domain/encrypt-secret.ts';
import { isRecoveryCode, recoveryHash } from './domain/recovery-code.ts';
import { CodeOfOtherTime, CodeRefused, RecoveryCodeRefused } from './domain/refusals.ts';
import { matchTotpPeriod, minutesOff } from './domain/totp.ts';
import { consumeRecoveryCode, lockTotp, saveLastPeriod } from './two-factor-store.ts';

type CodeInput = Readonly<{ person: PersonId; code: string; now: Date }>;

/**
 * Verifies a TOTP code, which works once; the first valid one completes two-factor setup.
 * @throws CodeRefused, CodeOfOtherTime, RecoveryCodeRefused (ACC-6, H-78)
 */
export async function verifyTotp(strapi: Core.Strapi, db: Db, { person, code, now }: CodeInput): Promise<void> {
  const totp = await lockTotp(db, person);
  const secret = totp && decryptSecret(totp.encryptedSecret, { secret: appOf(strapi).settings.ENCRYPTION_KEY, person });
  if (!secret) throw new CodeRefused({});
  const moment = { now, lastPeriod: totp.lastPeriod };
  const period = matchTotpPeriod(code, secret, moment);
  if (period === undefined) throw reasonOf(code, minutesOff(code, secret, moment));

  await saveLastPeriod(db, person, period);
}

function reasonOf(code: string, minutes: number | undefined): Error {
  if (minutes !== undefined) return new CodeOfOtherTime({ minutes });
  return isRecoveryCode(code) ? new RecoveryCodeRefused({}) : new CodeRefused({});
}

/**
 * Verifies a code of the app that a person has, or a recovery code, each once. An app that is being set up opens nothing: who has passkeys alone
 * could be given a second app by whoever began one. @throws CodeRefused, CodeOfOtherTime, RecoveryCodeRefused (ACC-6, H-78)
 */
export async function verifyCode(strapi: Core.Strapi, db: Db, input: CodeInput): Promise<void> {
  if (isRecoveryCode(input.code)) {
    if (!(await consumeRecoveryCode(db, input.person, recoveryHash(input.code)))) throw new CodeRefused({});
    return;
  }
  if (!(await lockTotp(db, input.person))?.confirmedAt) throw new CodeRefused({});
  await verifyTotp(strapi, db, input);
}

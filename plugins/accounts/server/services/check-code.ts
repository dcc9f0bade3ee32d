import { appOf, type Db } from '@cordee/kernel';
import type { Core } from '@strapi/strapi';
import { periodOf } from '../domain/one-time-code.ts';
import { recoveryHash } from '../domain/recovery-code.ts';
import { CodeRefused } from '../domain/refusals.ts';
import { unseal } from '../domain/seal.ts';
import { lockSecondStep, notePeriod, takeRecoveryCode } from './second-step-store.ts';

type Typed = Readonly<{ person: number; code: string; now: Date }>;

/** Takes a code of the person's app, once. The first that is right makes a second step count. @throws CodeRefused (ACC-6) */
export async function takeCode(strapi: Core.Strapi, db: Db, { person, code, now }: Typed): Promise<void> {
  const step = await lockSecondStep(db, person);
  const secret = step && unseal(step.sealedSecret, { secret: appOf(strapi).settings.ENCRYPTION_KEY, person });
  const period = secret && periodOf(code, secret, { now, lastPeriod: step.lastPeriod });
  if (period === undefined) throw new CodeRefused({});

  await notePeriod(db, person, period);
}

/** The same, or one of the codes for the day the app is lost. @throws CodeRefused */
export async function takeAnyCode(strapi: Core.Strapi, db: Db, typed: Typed): Promise<void> {
  if (await takeRecoveryCode(db, typed.person, recoveryHash(typed.code))) return;

  await takeCode(strapi, db, typed);
}

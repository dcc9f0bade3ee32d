import type { Db } from '@cordee/kernel';
import type { Core } from '@strapi/strapi';
import type { PersonId } from '../domain/ids.ts';
import { endAllSignIns } from '../sign-in/sign-in-store.ts';
import { TwoFactorRequired } from './domain/refusals.ts';
import { isTwoFactorRequired } from './is-two-factor-required.ts';
import { twoFactorSince } from './two-factor-store.ts';

/**
 * What follows when a person has removed a second factor: all their sign-ins end except this one. Returns whether another factor remains.
 * @throws TwoFactorRequired when none does, and it is mandatory for them (ACC-6, SEC-4)
 */
export async function factorRemoved(
  strapi: Core.Strapi,
  db: Db,
  { person, exceptToken }: Readonly<{ person: PersonId; exceptToken: string | null }>,
): Promise<boolean> {
  const isOn = (await twoFactorSince(db, person)) !== null;
  if (!isOn && (await isTwoFactorRequired(strapi, db, person))) throw new TwoFactorRequired({});

  await endAllSignIns(db, person, { cause: 'second-step-changed', exceptToken });
  return isOn;
}

import { appOf, inTransaction } from '@cordee/kernel';
import type { Core } from '@strapi/strapi';
import { secondStepLink } from '../domain/link.ts';
import { StepIsOver } from '../domain/refusals.ts';
import { takeAnyCode } from './check-code.ts';
import { rememberDevice } from './device-store.ts';
import { lockAccount } from './person-store.ts';
import { awaitedOf, takeHalf } from './second-step-store.ts';
import { beginSignIn, type Kept } from './sign-in.ts';
import { withinGuesses } from './within-guesses.ts';

type Passing = Readonly<{ step: string; code: string; device: string | null; clientAddress: string; now: Date }>;

/**
 * The second step of signing in: a code of the person's app, or one for the day it is lost, within five minutes of the
 * password. @throws StepIsOver, CodeRefused (ACC-6)
 */
export async function passSecondStep(strapi: Core.Strapi, { step, ...passing }: Passing): Promise<Kept> {
  const id = secondStepLink.idIn(step, appOf(strapi).settings.LINK_SECRET);
  const awaited = id && (await awaitedOf(strapi.db.connection, id));
  if (!awaited) throw new StepIsOver({});

  return withinGuesses(strapi, { person: awaited.person, code: passing.code }, () => pass(strapi, id, awaited.person, passing));
}

const pass = (
  strapi: Core.Strapi,
  id: string,
  person: number,
  { code, device, clientAddress, now }: Omit<Passing, 'step'>,
): Promise<Kept> =>
  inTransaction(strapi, async (db) => {
    const account = await lockAccount(db, person);
    if (!account || !(await takeHalf(db, id))) throw new StepIsOver({});

    await takeAnyCode(strapi, db, { person, code, now });
    const token = await beginSignIn(db, account, { clientAddress, secondStep: true });
    if (!token) throw new StepIsOver({});
    return { token, device: await rememberDevice(db, person, device) };
  });

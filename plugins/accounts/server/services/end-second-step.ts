import { appOf, inTransaction } from '@cordee/kernel';
import type { Core } from '@strapi/strapi';
import { SecondStepRequired } from '../domain/refusals.ts';
import { accountEvents } from '../events.ts';
import { takeAnyCode } from './check-code.ts';
import { isStaff } from './person-store.ts';
import { dropSecondStep } from './second-step-store.ts';
import { withinGuesses } from './within-guesses.ts';

type Ending = Readonly<{ person: number; code: string; now: Date }>;

/** Takes the second step away, by a code of it. Staff keep theirs where the house asks for it. @throws CodeRefused, SecondStepRequired (ACC-6) */
export const endSecondStep = (strapi: Core.Strapi, ending: Ending): Promise<void> =>
  withinGuesses(strapi, ending, () =>
    inTransaction(strapi, async (db) => {
      if (appOf(strapi).settings.STAFF_SECOND_STEP && (await isStaff(db, ending.person))) throw new SecondStepRequired({});

      await takeAnyCode(strapi, db, ending);
      if (await dropSecondStep(db, ending.person))
        await accountEvents.announce(strapi, db, 'second-step-changed', { person: ending.person, on: false });
    }),
  );

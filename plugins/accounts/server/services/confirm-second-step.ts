import { randomBytes } from 'node:crypto';
import { inTransaction } from '@cordee/kernel';
import type { Core } from '@strapi/strapi';
import { RECOVERY_BYTES, RECOVERY_CODES, recoveryCode, recoveryHash } from '../domain/recovery-code.ts';
import { SecondStepStands } from '../domain/refusals.ts';
import { accountEvents } from '../events.ts';
import { takeCode } from './check-code.ts';
import { keepRecoveryCodes, lockSecondStep } from './second-step-store.ts';
import { endAllSignIns, passedSecondStep } from './sign-in-store.ts';
import { withinGuesses } from './within-guesses.ts';

type Confirming = Readonly<{ person: number; token: string | null; code: string; now: Date }>;

/**
 * The first right code makes the second step count. It has been taken in this sign-in, which goes on; the others end. Gives the
 * codes for the day the app is lost: they are told this once. @throws CodeRefused, SecondStepStands (ACC-6)
 */
export const confirmSecondStep = (strapi: Core.Strapi, { person, token, code, now }: Confirming): Promise<{ recoveryCodes: string[] }> =>
  withinGuesses(strapi, { person, code }, () =>
    inTransaction(strapi, async (db) => {
      if ((await lockSecondStep(db, person))?.confirmedAt) throw new SecondStepStands({});
      await takeCode(strapi, db, { person, code, now });

      const recoveryCodes = Array.from({ length: RECOVERY_CODES }, () => recoveryCode(randomBytes(RECOVERY_BYTES)));
      await keepRecoveryCodes(db, person, recoveryCodes.map(recoveryHash));
      await endAllSignIns(db, person, { cause: 'second-step-changed', keep: token });
      await passedSecondStep(db, token);
      await accountEvents.announce(strapi, db, 'second-step-changed', { person, on: true });
      return { recoveryCodes };
    }),
  );

import { randomBytes } from 'node:crypto';
import { appOf } from '@cordee/kernel';
import type { Core } from '@strapi/strapi';
import { SECRET_BYTES } from '../domain/one-time-code.ts';
import { SecondStepStands } from '../domain/refusals.ts';
import { SEAL_CHANCE, seal } from '../domain/seal.ts';
import { keepBegun } from './second-step-store.ts';
import { withPassword } from './with-password.ts';

/**
 * Makes the secret of a second step, which counts once a first code of it was right.
 * @throws CurrentPasswordWrong, SecondStepStands (ACC-6)
 */
export const beginSecondStep = (strapi: Core.Strapi, who: Readonly<{ person: number; current: string }>): Promise<void> =>
  withPassword(strapi, who, async (db) => {
    const { ENCRYPTION_KEY } = appOf(strapi).settings;
    const sealed = seal(randomBytes(SECRET_BYTES), { secret: ENCRYPTION_KEY, person: who.person, chance: randomBytes(SEAL_CHANCE) });
    if (!(await keepBegun(db, who.person, sealed))) throw new SecondStepStands({});
  });

import type { Duty } from '@cordee/kernel';
import { forgetGuesses } from '../services/guess-store.ts';
import { forgetSignUps } from '../services/sign-up-store.ts';

/** Guesses are kept as long as a limit looks at them, and no longer. */
export const forgetOldGuesses: Duty = { id: 'accounts.forget-guesses', run: ({ db }) => forgetGuesses(db) };

/** What somebody typed who never confirmed their address is not kept for ever. (ACC-3) */
export const forgetOldSignUps: Duty = { id: 'accounts.forget-sign-ups', run: ({ db }) => forgetSignUps(db) };

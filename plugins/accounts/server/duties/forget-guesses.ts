import type { Duty } from '@cordee/kernel';
import { forgetGuesses } from '../services/guess-store.ts';

/** Guesses are kept as long as a limit looks at them, and no longer. */
export const forgetOldGuesses: Duty = { id: 'accounts.forget-guesses', run: ({ db }) => forgetGuesses(db) };

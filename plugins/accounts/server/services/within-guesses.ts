import type { Core } from '@strapi/strapi';
import { isRecoveryCode } from '../domain/recovery-code.ts';
import { CodeRefused } from '../domain/refusals.ts';
import { countGuess, takeBackGuess } from './guess-store.ts';

/** How many codes an hour are looked at: six digits must not be tried through. */
const CODES = 10;

/**
 * Looks at a code of this person's unless too many were wrong lately; a right one does not count. Recovery codes are no guesses: they
 * are the owner's way in while somebody who knows the password tries others. @throws CodeRefused (ACC-6)
 */
export async function withinGuesses<T>(
  strapi: Core.Strapi,
  { person, code }: Readonly<{ person: number; code: string }>,
  work: () => Promise<T>,
): Promise<T> {
  if (isRecoveryCode(code)) return work();

  const guess = await countGuess(strapi, [{ subject: `code:${person}`, most: CODES }]);
  if (!guess) throw new CodeRefused({});

  const done = await work();
  await takeBackGuess(strapi.db.connection, guess);
  return done;
}

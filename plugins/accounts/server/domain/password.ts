import { ZxcvbnFactory } from '@zxcvbn-ts/core';
import * as common from '@zxcvbn-ts/language-common';
import * as french from '@zxcvbn-ts/language-fr';
import { PasswordIsAddress, PasswordTooEasy, PasswordTooLong, PasswordTooShort } from './refusals.ts';

/** The shortest password taken, in characters. */
export const MIN_CHARACTERS = 12;

/** The longest one, in bytes of UTF-8: bcrypt reads no further, and would take any ending. */
export const MAX_BYTES = 72;

/** How hard a password must be to guess, from 0 to 4: 3 withstands ten billion guesses. */
const MIN_SCORE = 3;

/** How many signs must be left of a password without the words that others would try first. */
const MIN_REMAINING = 6;

/** Refuses a password that is too easy to guess or that could not be kept whole. */
export function checkPassword(password: string, address: string, names: readonly string[] = []): void {
  if ([...password].length < MIN_CHARACTERS) throw new PasswordTooShort({ shortest: MIN_CHARACTERS });
  if (new TextEncoder().encode(password).length > MAX_BYTES) throw new PasswordTooLong({ longest: MAX_BYTES });
  if (password.trim().toLowerCase() === address.toLowerCase()) throw new PasswordIsAddress({});
  const own = wordsOf([address, ...names]);
  if (stripWords(own, password).length < MIN_REMAINING || strengthMeter().check(password, own).score < MIN_SCORE)
    throw new PasswordTooEasy({});
}

/** What others would try first for this person and this house. */
const wordsOf = (own: readonly string[]) => ['cordée', 'cordee', ...own.flatMap((words) => words.toLowerCase().split(/[^\p{L}\p{N}]+/u))];

const stripWords = (own: readonly string[], password: string) =>
  own.filter((word) => word.length > 2).reduce((left, word) => left.replaceAll(word, ''), password.toLowerCase());

let cachedMeter: ZxcvbnFactory | undefined;

/** Knows the passwords that have leaked most, French and English words, names, dates and rows of keys. Made once: it is large. */
function strengthMeter(): ZxcvbnFactory {
  cachedMeter ??= new ZxcvbnFactory({ dictionary: { ...common.dictionary, ...french.dictionary }, graphs: common.adjacencyGraphs });
  return cachedMeter;
}

/** A space at either end is the commonest fault of copy and paste; the form says so after a failure. (ACC-1) */
export const hasSpaceAround = (password: string): boolean => password !== password.trim();

import { ZxcvbnFactory } from '@zxcvbn-ts/core';
import * as common from '@zxcvbn-ts/language-common';
import * as french from '@zxcvbn-ts/language-fr';
import { PasswordIsAddress, PasswordTooEasy, PasswordTooLong, PasswordTooShort } from './refusals.ts';

/** The shortest password taken, in characters. */
export const SHORTEST = 12;

/** The longest one, in bytes of UTF-8: bcrypt reads no further, and would take any ending. */
export const LONGEST = 72;

/** How hard a password must be to guess, from 0 to 4: 3 withstands ten billion guesses. */
const HARD_ENOUGH = 3;

/** How many signs must be left of a password without the words that others would try first. */
const LEFT_OVER = 6;

/** Refuses a password that is too easy to guess or that could not be kept whole. */
export function checkPassword(password: string, address: string, names: readonly string[] = []): void {
  if ([...password].length < SHORTEST) throw new PasswordTooShort({ shortest: SHORTEST });
  if (new TextEncoder().encode(password).length > LONGEST) throw new PasswordTooLong({ longest: LONGEST });
  if (password.trim().toLowerCase() === address.toLowerCase()) throw new PasswordIsAddress({});
  const own = wordsOf([address, ...names]);
  if (without(own, password).length < LEFT_OVER || meter().check(password, own).score < HARD_ENOUGH) throw new PasswordTooEasy({});
}

/** What others would try first for this person and this house. */
const wordsOf = (own: readonly string[]) => ['cordée', 'cordee', ...own.flatMap((words) => words.toLowerCase().split(/[^\p{L}\p{N}]+/u))];

const without = (own: readonly string[], password: string) =>
  own.filter((word) => word.length > 2).reduce((left, word) => left.replaceAll(word, ''), password.toLowerCase());

let made: ZxcvbnFactory | undefined;

/** Knows the passwords that have leaked most, French and English words, names, dates and rows of keys. Made once: it is large. */
function meter(): ZxcvbnFactory {
  made ??= new ZxcvbnFactory({ dictionary: { ...common.dictionary, ...french.dictionary }, graphs: common.adjacencyGraphs });
  return made;
}

/** A space at either end is the commonest fault of copy and paste; the form says so after a failure. (ACC-1) */
export const hasSpaceAround = (password: string): boolean => password !== password.trim();

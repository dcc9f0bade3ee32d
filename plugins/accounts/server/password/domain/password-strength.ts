import { ZxcvbnFactory } from '@zxcvbn-ts/core';
import * as common from '@zxcvbn-ts/language-common';
import * as french from '@zxcvbn-ts/language-fr';

/** A password in its normal form, and the words that others would try first for this person. */
export type PasswordToEstimate = Readonly<{ password: string; words: readonly string[] }>;

/** The minimum zxcvbn score of a password, from 0 to 4: 3 withstands ten billion guesses. */
const MIN_SCORE = 3;

/**
 * How many ways to read signs as letters (`4` as `a`) are tried. Of a password made of such signs alone, the default (100) tries six times as
 * long, and finds no more.
 */
const MAX_SUBSTITUTIONS = 16;

let cachedMeter: ZxcvbnFactory | undefined;

/** Estimates strength by the most leaked passwords, French and English words, names, dates and keyboard rows. Built once: it is large. */
function strengthMeter(): ZxcvbnFactory {
  cachedMeter ??= new ZxcvbnFactory({
    dictionary: { ...common.dictionary, ...french.dictionary },
    graphs: common.adjacencyGraphs,
    l33tMaxSubstitutions: MAX_SUBSTITUTIONS,
  });
  return cachedMeter;
}

/** Estimates whether a password is one that many people have, or that is guessed soon. It may take a twentieth of a second. (ACC-2) */
export const isEasyToGuess = ({ password, words }: PasswordToEstimate): boolean =>
  strengthMeter().check(password, [...words]).score < MIN_SCORE;

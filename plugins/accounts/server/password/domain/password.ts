import { normalizeEmail } from '@cordee/kernel/pure';
import type { PasswordToEstimate } from './password-strength.ts';
import { PasswordIsAddress, PasswordTooEasy, PasswordTooLong, PasswordTooShort } from './refusals.ts';

/** The minimum length of a password, in characters. */
const MIN_CHARACTERS = 12;

/** The maximum length of a password, in bytes of UTF-8: bcrypt, which earlier releases hashed by, ignores everything after that. */
const MAX_BYTES = 72;

/** How many characters of a password must remain once the words that others would try first are removed. */
const MIN_REMAINING = 6;

/**
 * The normal form of a password, in which it is checked and hashed: accents, spaces and digits are the same whichever keyboard they come
 * from. (H-74)
 */
export const normalizePassword = (typed: string): string => typed.normalize('NFKC');

/**
 * The forms in which a password is compared: the normal one, then as it was typed, if that is another: a hash may have been made of it before there
 * was a normal form. (H-74)
 */
export const passwordForms = (typed: string): string[] => [...new Set([normalizePassword(typed), typed])];

/**
 * Checks what can be told of a password at once: that its normal form has a length that we take, and is not made of the person's own words.
 * Returns what its strength is then estimated of. @throws PasswordTooShort, PasswordTooLong, PasswordIsAddress, PasswordTooEasy
 */
export function checkPasswordForm(typed: string, address: string, names: readonly string[] = []): PasswordToEstimate {
  const password = normalizePassword(typed);
  if ([...password].length < MIN_CHARACTERS) throw new PasswordTooShort({ shortest: MIN_CHARACTERS });
  if (new TextEncoder().encode(password).length > MAX_BYTES) throw new PasswordTooLong({ longest: MAX_BYTES });
  if (normalizeEmail(password) === normalizeEmail(address)) throw new PasswordIsAddress({});
  const words = forbiddenWords([address, ...names]);
  if (stripWords(words, password).length < MIN_REMAINING) throw new PasswordTooEasy({});

  return { password, words };
}

/** The words that others would try first for this person: the name of the application, and the parts of their names and address. */
const forbiddenWords = (personal: readonly string[]) => [
  'cordée',
  'cordee',
  ...personal.flatMap((text) => text.toLowerCase().split(/[^\p{L}\p{N}]+/u)),
];

const stripWords = (words: readonly string[], password: string) =>
  words.filter((word) => word.length > 2).reduce((left, word) => left.replaceAll(word, ''), password.toLowerCase());

/** Tells whether a password begins or ends with a space, the commonest copy-and-paste mistake; the form says so after a failure. (ACC-1) */
export const hasSpaceAround = (password: string): boolean => password !== password.trim();

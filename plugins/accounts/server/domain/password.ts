import { PasswordIsAddress, PasswordTooLong, PasswordTooShort } from './refusals.ts';

/** The shortest password taken, in characters. */
export const SHORTEST = 12;

/** The longest one, in bytes of UTF-8: bcrypt reads no further, and would take any ending. */
export const LONGEST = 72;

/** Refuses a password that is too easy to guess or that could not be kept whole. */
export function checkPassword(password: string, address: string): void {
  if ([...password].length < SHORTEST) throw new PasswordTooShort({ shortest: SHORTEST });
  if (new TextEncoder().encode(password).length > LONGEST) throw new PasswordTooLong({ longest: LONGEST });
  if (password.trim().toLowerCase() === address.toLowerCase()) throw new PasswordIsAddress({});
}

/** A space at either end is the commonest fault of copy and paste; the form says so after a failure. (ACC-1) */
export const hasSpaceAround = (password: string): boolean => password !== password.trim();

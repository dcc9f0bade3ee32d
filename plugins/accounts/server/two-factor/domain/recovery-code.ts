import { createHash } from 'node:crypto';

/** How many recovery codes a person gets, for the case that their authenticator app is lost. */
export const RECOVERY_CODE_COUNT = 10;

/** The randomness in one code, in bytes. */
export const RECOVERY_CODE_BYTES = 10;

// Leaves out the letters that are easily confused with digits.
const ALPHABET = 'abcdefghjkmnpqrstvwxyz0123456789';

/** Formats a code the way a person writes it down, `k3f9-…`: sixteen characters of five bits. (ACC-6) */
export function recoveryCode(random: Uint8Array): string {
  let bits = BigInt(`0x${Buffer.from(random).toString('hex')}`);
  let code = '';
  for (let index = 0; index < 16; index += 1) {
    code += ALPHABET[Number(bits & 31n)];
    bits >>= 5n;
  }
  return code.replace(/.{4}(?=.)/g, '$&-');
}

/** A code as it is compared: in full width or not, with hyphens or dashes of any kind, O for 0 and I or l for 1. (H-78) */
const normalize = (typed: string) =>
  typed
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^a-z0-9]/g, '')
    .replaceAll('o', '0')
    .replace(/[il]/g, '1');

/** Tells whether the input has the form of a recovery code, which nobody can guess: it has eighty bits. */
export const isRecoveryCode = (typed: string): boolean => normalize(typed).length === 16;

/** Hashes a code for storage, independent of how it is typed. A fast hash is enough: the code has too much randomness to be guessed. */
export const recoveryHash = (typed: string): Buffer => createHash('sha256').update(normalize(typed)).digest();

import { createHash } from 'node:crypto';

/** How many codes a person gets for the day their app is lost. */
export const RECOVERY_CODES = 10;

/** The chance in one code, in bytes. */
export const RECOVERY_BYTES = 10;

// No letter that is easily taken for a digit.
const ALPHABET = 'abcdefghjkmnpqrstvwxyz0123456789';

/** A code as its person writes it down, `k3f9-…`: sixteen signs of five bits. (ACC-6) */
export function recoveryCode(random: Uint8Array): string {
  let bits = BigInt(`0x${Buffer.from(random).toString('hex')}`);
  let code = '';
  for (let index = 0; index < 16; index += 1) {
    code += ALPHABET[Number(bits & 31n)];
    bits >>= 5n;
  }
  return code.replace(/.{4}(?=.)/g, '$&-');
}

const normalize = (typed: string) => typed.toLowerCase().replace(/[^a-z0-9]/g, '');

/** Whether what is typed has the form of such a code: nobody guesses eighty bits. */
export const isRecoveryCode = (typed: string): boolean => normalize(typed).length === 16;

/** What is kept of a code, however it is typed: its chance is too large to be guessed from it. */
export const recoveryHash = (typed: string): Buffer => createHash('sha256').update(normalize(typed)).digest();

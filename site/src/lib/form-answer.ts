import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';

/** The outcome of a form: `id` names it in the address of the page that shows it, `action` is that of the form. (H-75) */
export type FormAnswer<R> = Readonly<{ id: string; action: string; result: R }>;

const CIPHER = 'aes-256-gcm';
const [IV_BYTES, TAG_BYTES] = [12, 16];

/** A cookie holds 4096 bytes with its name and attributes. */
const LONGEST = 3_800;

const keyOf = (secret: string) => new Uint8Array(hkdfSync('sha256', secret, '', 'form-answer', 32));

/**
 * Encrypts the outcome of a form for a cookie, since it may hold what somebody typed and recovery codes. Returns undefined when it is
 * too long for one.
 */
export function encryptAnswer(answer: FormAnswer<unknown>, secret: string): string | undefined {
  const iv = randomBytes(IV_BYTES);
  const cipher = createCipheriv(CIPHER, keyOf(secret), iv);
  const encrypted = Buffer.concat([cipher.update(JSON.stringify(answer)), cipher.final()]);
  const value = Buffer.concat([iv, cipher.getAuthTag(), encrypted]).toString('base64url');
  return value.length <= LONGEST ? value : undefined;
}

/** Decrypts a cookie of `encryptAnswer`; undefined when we did not make it. `R` is the type that was encrypted. */
export function decryptAnswer<R>(value: string, secret: string): FormAnswer<R> | undefined {
  const bytes = Buffer.from(value, 'base64url');
  try {
    const decipher = createDecipheriv(CIPHER, keyOf(secret), bytes.subarray(0, IV_BYTES));
    decipher.setAuthTag(bytes.subarray(IV_BYTES, IV_BYTES + TAG_BYTES));
    return JSON.parse(`${decipher.update(bytes.subarray(IV_BYTES + TAG_BYTES))}${decipher.final()}`);
  } catch {
    return undefined;
  }
}

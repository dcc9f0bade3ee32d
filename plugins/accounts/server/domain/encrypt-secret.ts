import { createCipheriv, createDecipheriv, hkdfSync } from 'node:crypto';

/** The bytes of chance that each sealing takes. */
export const NONCE_BYTES = 12;

const TAG_BYTES = 16;

/** The house's secret, and whose thing it is: sealed for one person, it opens for no other. */
type SecretOwner = Readonly<{ secret: string; person: number }>;

const keyOf = (secret: string) => Buffer.from(hkdfSync('sha256', secret, '', 'cordee second step', 32));

/** Seals what the database must keep and may not know, with AES-256-GCM. */
export function encryptSecret(plain: Uint8Array, { secret, person, nonce }: SecretOwner & { nonce: Uint8Array }): Buffer {
  const cipher = createCipheriv('aes-256-gcm', keyOf(secret), nonce).setAAD(Buffer.from(String(person)));
  return Buffer.concat([nonce, cipher.update(plain), cipher.final(), cipher.getAuthTag()]);
}

/** Opens what was sealed. @throws Error when it was sealed with another secret, for another person, or changed since */
export function decryptSecret(encrypted: Buffer, { secret, person }: SecretOwner): Buffer {
  const decipher = createDecipheriv('aes-256-gcm', keyOf(secret), encrypted.subarray(0, NONCE_BYTES)).setAAD(Buffer.from(String(person)));
  decipher.setAuthTag(encrypted.subarray(-TAG_BYTES));
  return Buffer.concat([decipher.update(encrypted.subarray(NONCE_BYTES, -TAG_BYTES)), decipher.final()]);
}

import { createCipheriv, createDecipheriv, hkdfSync } from 'node:crypto';
import type { Id } from '@cordee/kernel/pure';

/** The length of the random nonce that each encryption needs, in bytes. */
export const NONCE_BYTES = 12;

const TAG_BYTES = 16;

/** The application's secret key, and the person the data belongs to: what is encrypted for one person decrypts for no other. */
type SecretOwner = Readonly<{ secret: string; person: Id<'person'> }>;

const deriveKey = (secret: string) => Buffer.from(hkdfSync('sha256', secret, '', 'cordee second step', 32));

/** Encrypts data that the database stores but must not be able to read, with AES-256-GCM. */
export function encryptSecret(plain: Uint8Array, { secret, person, nonce }: SecretOwner & { nonce: Uint8Array }): Buffer {
  const cipher = createCipheriv('aes-256-gcm', deriveKey(secret), nonce).setAAD(Buffer.from(String(person)));
  return Buffer.concat([nonce, cipher.update(plain), cipher.final(), cipher.getAuthTag()]);
}

/** Decrypts what `encryptSecret` returned. @throws Error when the secret or the person is another, or the data was changed */
export function decryptSecret(encrypted: Buffer, { secret, person }: SecretOwner): Buffer {
  const decipher = createDecipheriv('aes-256-gcm', deriveKey(secret), encrypted.subarray(0, NONCE_BYTES)).setAAD(
    Buffer.from(String(person)),
  );
  decipher.setAuthTag(encrypted.subarray(-TAG_BYTES));
  return Buffer.concat([decipher.update(encrypted.subarray(NONCE_BYTES, -TAG_BYTES)), decipher.final()]);
}

import { createCipheriv, createDecipheriv, hkdfSync } from 'node:crypto';

/** The bytes of chance that each sealing takes. */
export const SEAL_CHANCE = 12;

const TAG = 16;

/** The house's secret, and whose thing it is: sealed for one person, it opens for no other. */
type Seal = Readonly<{ secret: string; person: number }>;

const keyOf = (secret: string) => Buffer.from(hkdfSync('sha256', secret, '', 'cordee second step', 32));

/** Seals what the database must keep and may not know, with AES-256-GCM. */
export function seal(plain: Uint8Array, { secret, person, chance }: Seal & { chance: Uint8Array }): Buffer {
  const cipher = createCipheriv('aes-256-gcm', keyOf(secret), chance).setAAD(Buffer.from(String(person)));
  return Buffer.concat([chance, cipher.update(plain), cipher.final(), cipher.getAuthTag()]);
}

/** Opens what was sealed. @throws Error when it was sealed with another secret, for another person, or changed since */
export function unseal(sealed: Buffer, { secret, person }: Seal): Buffer {
  const decipher = createDecipheriv('aes-256-gcm', keyOf(secret), sealed.subarray(0, SEAL_CHANCE)).setAAD(Buffer.from(String(person)));
  decipher.setAuthTag(sealed.subarray(-TAG));
  return Buffer.concat([decipher.update(sealed.subarray(SEAL_CHANCE, -TAG)), decipher.final()]);
}

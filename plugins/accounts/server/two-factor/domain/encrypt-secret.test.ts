import { describe, expect, it } from 'vitest';
import { id } from '../../../../../test/id.ts';
import { decryptSecret, encryptSecret } from './encrypt-secret.ts';

const plain = Buffer.from('a TOTP secret');
const encrypted = encryptSecret(plain, { secret: 'a', person: id<'person'>(7), nonce: new Uint8Array(12) });

describe('an encrypted secret', () => {
  it('ACC-6 cannot be read by whoever has the database alone', () => {
    expect(encrypted.includes(plain)).toBe(false);
    expect(decryptSecret(encrypted, { secret: 'a', person: id<'person'>(7) })).toEqual(plain);
  });

  it('ACC-6 opens with no other key, for no other person, and not once it was changed', () => {
    const changed = Buffer.from(encrypted);
    changed.writeUInt8(changed.readUInt8(20) ^ 1, 20);
    expect(() => decryptSecret(encrypted, { secret: 'b', person: id<'person'>(7) })).toThrow();
    expect(() => decryptSecret(encrypted, { secret: 'a', person: id<'person'>(8) })).toThrow();
    expect(() => decryptSecret(changed, { secret: 'a', person: id<'person'>(7) })).toThrow();
  });
});

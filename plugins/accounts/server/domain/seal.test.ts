import { describe, expect, it } from 'vitest';
import { seal, unseal } from './seal.ts';

const plain = Buffer.from('what an app shares');
const sealed = seal(plain, { secret: 'a', person: 7, chance: new Uint8Array(12) });

describe('a seal', () => {
  it('ACC-6 keeps a secret from whoever has the database alone', () => {
    expect(sealed.includes(plain)).toBe(false);
    expect(unseal(sealed, { secret: 'a', person: 7 })).toEqual(plain);
  });

  it('ACC-6 opens with no other key, for no other person, and not once it was changed', () => {
    const changed = Buffer.from(sealed);
    changed.writeUInt8(changed.readUInt8(20) ^ 1, 20);
    expect(() => unseal(sealed, { secret: 'b', person: 7 })).toThrow();
    expect(() => unseal(sealed, { secret: 'a', person: 8 })).toThrow();
    expect(() => unseal(changed, { secret: 'a', person: 7 })).toThrow();
  });
});

import { expect, it } from 'vitest';
import { decodeHash, encodeHash, isPresentHash, NOBODYS_HASH, PRESENT_COST } from './argon2-hash.ts';

const BCRYPT = '$2a$10$N9qo8uLOickgx2ZMRZoMyeIjZAgcfl7p92ldGxad68LJZdL17lhWy';
const hash = { ...PRESENT_COST, nonce: Buffer.from('a nonce of sixte'), hash: Buffer.from('a hash of thirty-two bytes of it') };

it('ACC-1 a hash is stored as a PHC string, and read from it', () => {
  const stored = encodeHash(hash);
  expect(stored).toBe('$argon2id$v=19$m=19456,t=2,p=1$YSBub25jZSBvZiBzaXh0ZQ$YSBoYXNoIG9mIHRoaXJ0eS10d28gYnl0ZXMgb2YgaXQ');
  expect(decodeHash(stored)).toEqual(hash);
});

it.each([
  ['by bcrypt', BCRYPT],
  ['by argon2i', encodeHash(hash).replace('argon2id', 'argon2i')],
  ['that is none', 'x'],
  ['that is empty', ''],
])('ACC-1 a hash %s is none of ours, and not such as a new one would be', (_, stored) => {
  expect(decodeHash(stored)).toBeUndefined();
  expect(isPresentHash(stored)).toBe(false);
});

it('ACC-1 a hash that cost less is read, and not such as a new one would be', () => {
  const cheap = encodeHash({ ...hash, memory: 4_096 });
  expect(decodeHash(cheap)).toMatchObject({ memory: 4_096 });
  expect(isPresentHash(cheap)).toBe(false);
  expect([encodeHash(hash), NOBODYS_HASH].map(isPresentHash)).toEqual([true, true]);
});

import bcrypt from 'bcryptjs';
import { expect, it } from 'vitest';
import { compareBcrypt } from './compare-bcrypt.ts';

const LONGEST = 'a'.repeat(72);
const hash = bcrypt.hashSync(LONGEST, 4);

it.each([
  ['the password', LONGEST, hash, true],
  ['another', 'b'.repeat(72), hash, false],
  ['one of which bcrypt would read the beginning', `${LONGEST}a`, hash, false],
  ['any, of a hash that is none', LONGEST, 'x', false],
])('ACC-1 compared with a hash by bcrypt: %s', (_, password, stored, matches) => {
  expect(compareBcrypt({ password, hash: stored })).toBe(matches);
});

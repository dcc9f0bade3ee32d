import { describe, expect, it } from 'vitest';
import { endCauses } from './end-causes.ts';

describe('why sign-ins end when a person is saved', () => {
  it.each([
    ['a new password and a new address', { password: 'une phrase', email: 'new@cordee.example' }, ['password-changed', 'address-changed']],
    ['a new password and a block', { password: 'une phrase', blocked: true }, ['blocked', 'password-changed']],
    ['a block and a new address', { blocked: true, email: 'new@cordee.example' }, ['blocked', 'address-changed']],
    ['the same address and no block', { blocked: false, email: 'amel@cordee.example' }, []],
  ])('ACC-13 %s', (_, change, causes) => {
    expect(endCauses(change, { email: 'amel@cordee.example' })).toEqual(causes);
  });
});

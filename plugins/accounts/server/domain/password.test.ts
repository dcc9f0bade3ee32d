import { describe, expect, it } from 'vitest';
import { checkPassword, hasSpaceAround } from './password.ts';
import { PasswordIsAddress, PasswordTooLong, PasswordTooShort } from './refusals.ts';

describe('a password', () => {
  it.each([
    ['eleven characters', 'a'.repeat(11), PasswordTooShort],
    ['twelve characters', 'a'.repeat(12), null],
    ['twelve characters of several bytes', 'é'.repeat(12), null],
    ['eleven emoji', '🧗'.repeat(11), PasswordTooShort],
    ['72 bytes', 'a'.repeat(72), null],
    ['73 bytes, of which bcrypt would read 72', 'a'.repeat(73), PasswordTooLong],
    ['37 characters that make 74 bytes', 'é'.repeat(37), PasswordTooLong],
    ['the address itself', 'Amel@Cordee.example', PasswordIsAddress],
  ])('ACC-2 %s', (_, password, refused) => {
    const check = () => checkPassword(password, 'amel@cordee.example');
    if (refused) expect(check).toThrow(refused);
    else expect(check).not.toThrow();
  });

  it('ACC-1 a space at either end is noticed, one inside is not', () => {
    expect(['mot de passe', ' mot', 'mot ', '\tmot'].map(hasSpaceAround)).toEqual([false, true, true, true]);
  });
});

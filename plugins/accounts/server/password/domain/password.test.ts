import { describe, expect, it } from 'vitest';
import { checkPasswordForm, hasSpaceAround, normalizePassword } from './password.ts';
import { isEasyToGuess } from './password-strength.ts';
import { PasswordIsAddress, PasswordTooEasy, PasswordTooLong, PasswordTooShort } from './refusals.ts';

describe('a password', () => {
  it.each([
    ['eleven characters', 'a'.repeat(11), PasswordTooShort],
    ['twelve characters', 'vélo-granite', null],
    ['twelve characters of several bytes', 'çàéèùôîûëïÿœ', null],
    ['eleven emoji', '🧗'.repeat(11), PasswordTooShort],
    ['72 bytes', 'vélo granite nuage '.repeat(4).slice(0, 68), null],
    ['73 bytes, one more than we take', 'a'.repeat(73), PasswordTooLong],
    ['37 characters that make 74 bytes', 'é'.repeat(37), PasswordTooLong],
    ['24 accents that make 72 bytes apart from their letters, 48 with them', 'çàéèùôîûëïÿñ'.repeat(2).normalize('NFD'), null],
    ['twelve signs, six of them accents', 'e\u0301e\u0300a\u0300u\u0300o\u0302i\u0302', PasswordTooShort],
    ['25 ligatures that make 75 letters', 'ﬃ'.repeat(25), PasswordTooLong],
    ['one that leaked often', 'motdepasse123', PasswordTooEasy],
    ['one that leaked often, with signs for letters', 'M0td3p@ss3123', PasswordTooEasy],
    ['a keyboard row', 'azertyuiop12', PasswordTooEasy],
    ['one character over and over', 'aaaaaaaaaaaa', PasswordTooEasy],
    ['the name of the application', 'cordeecordee', PasswordTooEasy],
    ['words of the address', 'rahmaniamel1', PasswordTooEasy],
    ['the person’s name', 'zoémartin123', PasswordTooEasy],
    ['four words', 'une phrase assez longue', null],
    ['the address itself', 'Amel.Rahmani@Cordee.example', PasswordIsAddress],
  ])('ACC-2 %s', (_, password, refusal) => {
    const check = () => {
      if (isEasyToGuess(checkPasswordForm(password, 'amel.rahmani@cordee.example', ['Zoé', 'Martin']))) throw new PasswordTooEasy({});
    };
    if (refusal) expect(check).toThrow(refusal);
    else expect(check).not.toThrow();
  });

  it.each([
    ['in NFC', 'Une phrase accentuée 12'],
    ['in NFD', 'Une phrase accentuée 12'.normalize('NFD')],
    ['with no-break spaces', 'Une\u00a0phrase\u00a0accentuée\u202f12'],
    ['with full-width digits', 'Une phrase accentuée １２'],
  ])('H-74 typed %s it is the same', (_, typed) => {
    expect(normalizePassword(typed)).toBe('Une phrase accentuée 12');
  });

  it('ACC-1 a space at either end is noticed, one inside is not', () => {
    expect(['mot de passe', ' mot', 'mot ', '\tmot'].map(hasSpaceAround)).toEqual([false, true, true, true]);
  });
});

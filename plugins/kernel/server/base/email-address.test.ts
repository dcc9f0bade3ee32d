import { expect, it } from 'vitest';
import { normalizeEmail } from './email-address.ts';

it.each(['amel@cordee.example', ' Amel@Cordee.Example ', '\tAMEL@CORDEE.EXAMPLE\n'])('ACC-1 %j is the same address', (typed) => {
  expect(normalizeEmail(typed)).toBe('amel@cordee.example');
});

it('ACC-1 an accent typed in two ways is one accent', () => {
  expect(normalizeEmail('zoe\u0301@cordee.example')).toBe(normalizeEmail('zoé@cordee.example'));
});

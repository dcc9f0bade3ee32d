import { describe, expect, it } from 'vitest';
import { NAME_FORMS } from '../../../../test/name-forms.ts';
import {
  NameHasControl,
  NameHasLineBreak,
  NameIsAddress,
  NameMissing,
  NameTooLong,
  NameWithoutLetter,
  normalizeName,
  personName,
} from './name.ts';

describe('the name of a person', () => {
  it.each([
    'Marie-Ève',
    'd’Artagnan',
    "O'Brien",
    'DE LA TOUR',
    'Ô',
    'بن علي',
    'שרה',
    '美咲',
    'Léa 🦋',
    '<b>Eve</b>',
    'Script<script>alert(1)</script>',
    'Null',
    '1er',
    'İpek',
    'IŞIK',
    'Straße',
    'St. John',
    'St.John',
    'E. Leclerc',
    'M.-L.',
    'J.R.R.',
    'Łucja',
    'Đặng',
    'Durand, dit Le Sage',
    'Ada "Addie"',
  ])('H-80 %s is kept as typed', (typed) => {
    expect(personName(typed)).toBe(typed);
  });

  it.each(NAME_FORMS.filter(([, form]) => form !== ''))('H-84 typed %j it is %j', (typed, form) => {
    expect(personName(typed)).toBe(form);
    expect(personName(form)).toBe(form);
  });

  it.each([
    ['nothing', '', NameMissing],
    ['spaces', ' \u00a0 ', NameMissing],
    ['only a turn of direction', '\u202e', NameMissing],
    ['101 signs', 'a'.repeat(101), NameTooLong],
    ['a line break', 'Jean\nPaul', NameHasLineBreak],
    ['a carriage return', 'Jean\rPaul', NameHasLineBreak],
    ['a separator of lines', 'Jean\u2028Paul', NameHasLineBreak],
    ['a separator of paragraphs', 'Jean\u2029Paul', NameHasLineBreak],
    ['a next line', 'Jean\u0085Paul', NameHasLineBreak],
    ['a control character', 'Jean\u0001Paul', NameHasControl],
    ['a NUL', 'Jean\0', NameHasControl],
    ['a control character of the second range', 'Jean\u009bPaul', NameHasControl],
    ['a URL', 'http://voleur.example', NameIsAddress],
    ['a scheme', 'voir ftp://x', NameIsAddress],
    ['www.', 'WWW.voleur', NameIsAddress],
    ['a domain', 'voleur.com', NameIsAddress],
    ['a domain in capitals, in a sentence', 'Cliquez sur VOLEUR.FR, vite', NameIsAddress],
    ['a domain with a figure', 'voleur2.net', NameIsAddress],
    ['an international domain', 'вор.рф', NameIsAddress],
    ['a domain with a full-width dot', 'voleur．com', NameIsAddress],
    ['a domain with a turn of direction', 'voleur.\u202ecom', NameIsAddress],
    ['an address', 'zoe@cordee', NameIsAddress],
    ['a formula', '@SUM(A1)', NameIsAddress],
    ['digits', '12', NameWithoutLetter],
    ['signs', '=1+1', NameWithoutLetter],
    ['full-width signs', '＝1+1', NameWithoutLetter],
  ])('H-17 H-80 %s is no name', (_, typed, refusal) => {
    expect(() => personName(typed)).toThrow(refusal);
  });

  it('ACC-3 a name has up to a hundred signs, counted once it is normal', () => {
    expect(personName(` ${'é'.normalize('NFD').repeat(100)} `)).toBe('é'.repeat(100));
  });
});

it('H-84 a company may be called like a domain, or by figures', () => {
  expect(['Voleur.com', '\u202a123\u202c'].map(normalizeName)).toEqual(['Voleur.com', '123']);
});

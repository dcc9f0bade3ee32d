import { expect, it } from 'vitest';
import { soughtWords } from './sought-words.ts';

it.each([
  ['Inès, je crois Caradec, de la clinique', ['ines', 'caradec', 'clinique']],
  ['  CARADEC ; Inès ', ['caradec', 'ines']],
  ['Mme Le Goff (Clinique des Lilas)', ['goff', 'clinique', 'lilas']],
  ['d’Artagnan', ['artagnan']],
  ['ines.caradec@clinique.example', ['ines.caradec@clinique.example']],
  ['Inès <ines@clinique.example>', ['ines', 'ines@clinique.example']],
  ['M. Caradec', ['caradec']],
  ['Inès… de la clinique des Lilas.', ['ines', 'clinique', 'lilas']],
  ['Zoé (chez Lilas.), zoe@école.example.', ['zoe', 'lilas', 'zoe@xn', 'cole', '9oa.example']],
  ['de la', ['de', 'la']],
  [' , ', []],
])('H-83 “%s” seeks %j', (typed, words) => {
  expect(soughtWords(typed)).toEqual(words);
});

it('H-83 no more than ten words are sought', () => {
  expect(soughtWords('zoé yves xavier wanda victor ugo tom sarah rose quentin paul')).toHaveLength(10);
});

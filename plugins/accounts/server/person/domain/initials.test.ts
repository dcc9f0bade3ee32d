import { describe, expect, it } from 'vitest';
import { initials, initialsImage } from './initials.ts';

describe('ACC-16 the picture of a person who chose none', () => {
  it.each([
    ['Zoé', 'Martin', 'ZM'],
    ['élodie', "d'Arc", 'ÉD'],
    ['E\u0301lise', 'Ça', 'E\u0301Ç'],
    ['🙂 Ana', '', 'A'],
    ['<b>', '&', 'B'],
    ['李', '小龙', '李小'],
    // A letter that stands before the next sign, with which it is one grapheme.
    ['\u0d4e<', '\u0d4e&', '\u0d4e\u0d4e'],
    ['', '42', ''],
  ])('%s %s is %s', (firstName, lastName, letters) => {
    expect(initials({ firstName, lastName })).toBe(letters);
  });

  it('is drawn without anything of the name but letters, and is a figure when there are none', () => {
    expect(initialsImage({ firstName: '<script>', lastName: '"&' })).toContain('>S</text>');
    expect(initialsImage({ firstName: '', lastName: '' })).toContain('<circle');
  });
});

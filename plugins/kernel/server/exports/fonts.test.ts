import { describe, expect, it } from 'vitest';
import { LettersMissing, toRuns } from './fonts.ts';

/** Given names as they are written in Europe and by those who came from elsewhere. */
const NAMES = [
  'Élodie',
  'Œuvrard',
  'Zoë',
  'François',
  'Ñusta',
  'Jürgen Groß',
  'Łucja',
  'Żaneta',
  'Đặng Nguyễn Văn An',
  'Şebnem Yılmaz',
  'İpek',
  'Ğ',
  'Čeněk',
  'Ľubica',
  'Ångström',
  'Þórdís',
  'Ðuro',
  'Ægir',
  'Ștefan',
  'Țurcanu',
  'Mātīss',
  'Žydrūnas',
  'Őrs',
  'Gŵen',
  'Ọlá',
  'd’Artagnan',
  'Mary-Jane',
  'Οδυσσέας',
  'Ἀλέξανδρος',
  'Αθηνά',
  'Юлия',
  'Ґалина',
  'Ђорђе',
  'Ніна',
  'Әлия',
  'محمد',
  'فاطمة الزهراء',
  'پروین',
  'שרה',
  'יִצְחָק',
  'Marie محمد',
  '12\u202f345,67\u00a0€',
];

describe('the fonts of reports', () => {
  it.each(NAMES)('H-35 CERT-14 draw %s, every letter of it', (name) => {
    expect(
      toRuns(name)
        .map(({ text }) => text)
        .join(''),
    ).toBe(name.normalize());
  });

  it('H-35 draw a name in one font, and another script in its own', () => {
    expect(toRuns('Nguyễn Văn')).toEqual([{ text: 'Nguyễn Văn', font: 'NotoSans' }]);
    expect(toRuns('Amel שרה 3')).toEqual([
      { text: 'Amel ', font: 'NotoSans' },
      { text: 'שרה', font: 'NotoSansHebrew' },
      { text: ' 3', font: 'NotoSans' },
    ]);
  });

  it('H-35 name the letters that none has', () => {
    expect(() => toRuns('Ikram ᨕᨙᨈ')).toThrow(LettersMissing);
    expect(() => toRuns('Ikram ᨕᨙᨈ')).toThrow(expect.objectContaining({ facts: { text: 'Ikram ᨕᨙᨈ', letters: 'ᨕ ᨙ ᨈ' } }));
  });
});

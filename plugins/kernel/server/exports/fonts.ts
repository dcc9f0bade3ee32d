import { createRequire } from 'node:module';
import path from 'node:path';
import * as fontkit from 'fontkit';
import { refusal } from '../base/refusal.ts';

/** A text has letters that none of our fonts draws; a report with empty boxes in it is not made. (H-35) */
export const LettersMissing = refusal<{ text: string; letters: string }>('kernel.letters_missing', 422);

/** A part of a text, with the font that draws it. */
export type FontRun = Readonly<{ text: string; font: string }>;

type Family = Readonly<{ name: string; normal: string; bold: string; font: fontkit.Font }>;

const require = createRequire(import.meta.url);

/** The fonts of reports, the first one that has a letter draws it. Their bold faces have the same letters. (CERT-14, ACC-17) */
const FAMILIES: readonly Family[] = [
  // Latin with Vietnamese, Greek, Cyrillic.
  family('NotoSans', {
    normal: require.resolve('@expo-google-fonts/noto-sans/400Regular/NotoSans_400Regular.ttf'),
    bold: require.resolve('@expo-google-fonts/noto-sans/600SemiBold/NotoSans_600SemiBold.ttf'),
  }),
  family('NotoSansArabic', {
    normal: require.resolve('@expo-google-fonts/noto-sans-arabic/400Regular/NotoSansArabic_400Regular.ttf'),
    bold: require.resolve('@expo-google-fonts/noto-sans-arabic/600SemiBold/NotoSansArabic_600SemiBold.ttf'),
  }),
  family('NotoSansHebrew', {
    normal: require.resolve('@expo-google-fonts/noto-sans-hebrew/400Regular/NotoSansHebrew_400Regular.ttf'),
    bold: require.resolve('@expo-google-fonts/noto-sans-hebrew/600SemiBold/NotoSansHebrew_600SemiBold.ttf'),
  }),
];

/** The font of a text that says nothing else. */
export const TEXT_FONT = 'NotoSans';

/** The fonts as pdfmake wants them. */
export const FONTS = Object.fromEntries(
  FAMILIES.map(({ name, normal, bold }) => [name, { normal, bold, italics: normal, bolditalics: bold }]),
);

const files = new Set(FAMILIES.flatMap(({ normal, bold }) => [normal, bold]));

/** Whether a file is one of our fonts. */
export const isFontFile = (file: string): boolean => files.has(path.resolve(file));

/** Splits a text into runs that one font draws. @throws LettersMissing */
export function toRuns(text: string): FontRun[] {
  const runs: { text: string; family: Family }[] = [];
  const missing = new Set<string>();
  for (const letter of text.normalize()) {
    const last = runs.at(-1);
    // A letter stays with those before it; a space, a digit or a stop is the first font's.
    const families = LETTER.test(letter) ? [last?.family, ...FAMILIES] : FAMILIES;
    const family = families.find((candidate) => candidate?.font.hasGlyphForCodePoint(letter.codePointAt(0) ?? 0));
    if (family && family === last?.family) last.text += letter;
    else if (family) runs.push({ text: letter, family });
    else if (!INVISIBLE.test(letter)) missing.add(letter);
  }
  if (missing.size > 0) throw new LettersMissing({ text, letters: [...missing].join(' ') });

  return runs.map(({ text: run, family: { name } }) => ({ text: run, font: name }));
}

const LETTER = /[\p{L}\p{M}]/u;

/** Line breaks, and what only tells a font how to join letters: nothing is drawn for them. */
const INVISIBLE = /[\p{Default_Ignorable_Code_Point}\n]/u;

function family(name: string, faces: Readonly<{ normal: string; bold: string }>): Family {
  const font = fontkit.openSync(faces.normal);
  if ('fonts' in font) throw new Error(`${faces.normal} is a collection of fonts.`);

  return { name, ...faces, font };
}

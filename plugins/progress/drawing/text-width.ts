// Letter widths in ems, without a browser: upper estimates for the font of the site (Atkinson Hyperlegible Next).
const LETTER_WIDTHS: readonly [RegExp, number][] = [
  [/[ijl.,;:'!|’ \u00a0\u202f]/, 0.3],
  [/[frt()[\]/\-"«»–]/, 0.44],
  [/[mwMW@%—…]/, 0.92],
  [/[A-ZÀ-Þ]/, 0.72],
];
const OTHER_LETTER_WIDTH = 0.6;

const widthCache = new Map<string, number>();

/** The width of a letter, in ems. */
function letterWidth(letter: string): number {
  const width = widthCache.get(letter) ?? LETTER_WIDTHS.find(([kind]) => kind.test(letter))?.[1] ?? OTHER_LETTER_WIDTH;
  widthCache.set(letter, width);
  return width;
}

/** The width of a line of text at a font size, in pixels; an upper estimate. */
export function widthOf(text: string, size: number): number {
  let ems = 0;
  for (const letter of text) ems += letterWidth(letter);
  return ems * size;
}

/** Wraps a text into as few lines as fit a width; a word that is too long for a line is cut with a hyphen. */
export function wrapped(text: string, { size, width }: { size: number; width: number }): string[] {
  const lines: string[] = [];
  for (const word of text.split(/\s+/).flatMap((each) => pieces(each, size, width))) {
    const last = lines.at(-1);
    const longer = last === undefined ? word : `${last} ${word}`;
    if (last !== undefined && widthOf(longer, size) <= width) lines[lines.length - 1] = longer;
    else lines.push(word);
  }
  return lines;
}

function pieces(word: string, size: number, width: number): string[] {
  if (widthOf(word, size) <= width) return [word];

  let fits = 1;
  while (widthOf(`${word.slice(0, fits + 1)}-`, size) <= width) fits += 1;
  return [`${word.slice(0, fits)}-`, ...pieces(word.slice(fits), size, width)];
}

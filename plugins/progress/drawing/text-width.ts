// How wide words are, without a browser: generous guesses for the text face (Atkinson Hyperlegible Next), in ems.
const WIDTHS: readonly [RegExp, number][] = [
  [/[ijl.,;:'!|’ \u00a0\u202f]/, 0.3],
  [/[frt()[\]/\-"«»–]/, 0.44],
  [/[mwMW@%—…]/, 0.92],
  [/[A-ZÀ-Þ]/, 0.72],
];
const OTHERS = 0.6;

const known = new Map<string, number>();

/** The width of a letter, in ems. */
function letterWidth(letter: string): number {
  const width = known.get(letter) ?? WIDTHS.find(([kind]) => kind.test(letter))?.[1] ?? OTHERS;
  known.set(letter, width);
  return width;
}

/** The width of a line of text set in so many pixels; never less than it takes. */
export function widthOf(text: string, size: number): number {
  let ems = 0;
  for (const letter of text) ems += letterWidth(letter);
  return ems * size;
}

/** The words in as few lines as fit; a word that is too long for a line is cut with a hyphen. */
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

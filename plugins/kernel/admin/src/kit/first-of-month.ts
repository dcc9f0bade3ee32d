/** The figure of a day, before the name of its month. */
const FIRST = /\b1 (?=\p{L})/u;

/** Returns a date in words as its language writes it: in French the first of a month is “1er”. */
export const writeFirst = (locale: string, date: string): string => (locale.startsWith('fr') ? date.replace(FIRST, '1er ') : date);

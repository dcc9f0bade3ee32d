/** Applies French typography: the spaces before high punctuation and inside quotation marks become non-breaking. */
export const frenchSpaces = (text: string): string =>
  text
    .replace(/ ([?!;])/g, '\u202f$1')
    .replace(/ ([:»])/g, '\u00a0$1')
    .replace(/« /g, '«\u00a0');

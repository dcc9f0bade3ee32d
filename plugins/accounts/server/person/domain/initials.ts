/** Returns up to two letters that stand for a person: the first of the first name and of the last name. (ACC-16) */
export function initials({ firstName, lastName }: Readonly<{ firstName: string; lastName: string }>): string {
  return [firstName, lastName].map(firstLetterOf).join('').toLocaleUpperCase('fr');
}

// Segments by grapheme, so that a letter with a combining accent is not cut in half.
const firstLetterOf = (name: string) =>
  [...new Intl.Segmenter('fr').segment(name.trim())].find(({ segment }) => /\p{L}/u.test(segment))?.segment ?? '';

/** Draws the SVG picture of a person who chose none: their initials in the brand colours, or a plain figure without letters. */
export function initialsImage(person: Readonly<{ firstName: string; lastName: string }>): string {
  const letters = initials(person);
  const content =
    letters === '' ? PLACEHOLDER_FIGURE : `<text x="64" y="64" dy=".36em" text-anchor="middle" font-size="52">${letters}</text>`;
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 128 128" font-family="system-ui, sans-serif" font-weight="600" fill="#ffffff"><path fill="#0d5e4d" d="M0 0h128v128H0z"/>${content}</svg>`;
}

const PLACEHOLDER_FIGURE = '<circle cx="64" cy="50" r="24"/><path d="M16 128c0-28 21-46 48-46s48 18 48 46z"/>';

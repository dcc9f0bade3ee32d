/** Returns up to two letters that stand for a person: the first of the first name and of the last name. (ACC-16) */
export function initials({ firstName, lastName }: Readonly<{ firstName: string; lastName: string }>): string {
  return [firstName, lastName].map(firstLetterOf).join('').toLocaleUpperCase('fr');
}

// A letter with what is combined with it, such as an accent, and nothing else: not every grapheme is made of letters alone.
const firstLetterOf = (name: string) => /\p{L}\p{M}*/u.exec(name)?.[0] ?? '';

/** Draws the SVG picture of a person who chose none: their initials in the brand colours, or a plain figure without letters. */
export function initialsImage(person: Readonly<{ firstName: string; lastName: string }>): string {
  const letters = initials(person);
  const content =
    letters === '' ? PLACEHOLDER_FIGURE : `<text x="64" y="64" dy=".36em" text-anchor="middle" font-size="52">${letters}</text>`;
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 128 128" font-family="system-ui, sans-serif" font-weight="600" fill="#ffffff"><path fill="#0d5e4d" d="M0 0h128v128H0z"/>${content}</svg>`;
}

const PLACEHOLDER_FIGURE = '<circle cx="64" cy="50" r="24"/><path d="M16 128c0-28 21-46 48-46s48 18 48 46z"/>';

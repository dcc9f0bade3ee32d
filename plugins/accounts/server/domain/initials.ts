/** Up to two letters that stand for a person: the first of the first name and of the last. (ACC-16) */
export function initials({ firstName, lastName }: Readonly<{ firstName: string; lastName: string }>): string {
  return [firstName, lastName].map(firstLetter).join('').toLocaleUpperCase('fr');
}

// By what a reader takes for one letter, and never half of it.
const firstLetter = (name: string) =>
  [...new Intl.Segmenter('fr').segment(name.trim())].find(({ segment }) => /\p{L}/u.test(segment))?.segment ?? '';

/** The picture of who has chosen none: their initials, in the colours of the house, or a plain figure when there are none. */
export function drawnPicture(person: Readonly<{ firstName: string; lastName: string }>): string {
  const letters = initials(person);
  const figure = letters === '' ? FIGURE : `<text x="64" y="64" dy=".36em" text-anchor="middle" font-size="52">${letters}</text>`;
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 128 128" font-family="system-ui, sans-serif" font-weight="600" fill="#ffffff"><path fill="#0d5e4d" d="M0 0h128v128H0z"/>${figure}</svg>`;
}

const FIGURE = '<circle cx="64" cy="50" r="24"/><path d="M16 128c0-28 21-46 48-46s48 18 48 46z"/>';

/** Which of two names comes first. */
export type Order = 'first-last' | 'last-first';

type PersonName = Readonly<{ firstName: string; lastName: string }>;

/** A name in one cell, the address beside it, and the order that its list is said to have. */
type WholeName = Readonly<{ name: string; email: string; order: Order | undefined }>;

type ReadName = PersonName & Readonly<{ order: Order }>;

/** A name of more words is nobody's: it is read without being compared with its address. */
const MOST_WORDS = 12;

/** The short words that a last name begins with, also where the rest of it is in capitals. */
const PARTICLE = /^(?:d[eu]|des|d['’]|la|les?|van|von|der?|den|di|da)$/i;

/**
 * A name in one cell: its words in capitals are the last name; else its address tells where the last name begins, in the order of the list if that is
 * known; else that order does, `usual` where it is not: one word is the first name, the others are the last. (ACC-4)
 */
export function nameOf(whole: WholeName, usual: Order): PersonName {
  const told = toldName(whole);
  if (told) return { firstName: told.firstName, lastName: told.lastName };

  const words = whole.name.split(' ');
  return words.length > 1 && (whole.order ?? usual) === 'last-first'
    ? { firstName: words.at(-1) ?? '', lastName: words.slice(0, -1).join(' ') }
    : { firstName: words[0] ?? '', lastName: words.slice(1).join(' ') };
}

/** The order in which the words of a name stand, as far as its capitals or its address tell. */
export const toldOrder = (whole: WholeName): Order | undefined => toldName(whole)?.order;

/** What the capitals of two names, or the address of their person, tell of their order. */
export function orderIn(a: string, b: string, email: string): Order | undefined {
  if (isCapitals(a) !== isCapitals(b)) return isCapitals(a) ? 'last-first' : 'first-last';

  const address = addressParts(email);
  const [straight, reversed] = [fit({ firstName: a, lastName: b }, address), fit({ firstName: b, lastName: a }, address)];
  return straight === reversed ? undefined : straight > reversed ? 'first-last' : 'last-first';
}

/** The order that most of these tell; undefined where as many tell the other. */
export function mostTold(orders: readonly (Order | undefined)[]): Order | undefined {
  const count = (order: Order) => orders.filter((each) => each === order).length;
  const [straight, reversed] = [count('first-last'), count('last-first')];
  return straight === reversed ? undefined : straight > reversed ? 'first-last' : 'last-first';
}

function toldName({ name, email, order }: WholeName): ReadName | undefined {
  const words = name.split(' ');
  if (words.length === 1 || words.length > MOST_WORDS) return undefined;
  return nameByCapitals(words) ?? nameByAddress(words, email, order);
}

function nameByCapitals(words: readonly string[]): ReadName | undefined {
  const [first, last] = [words.findIndex(isCapitals), words.findLastIndex(isCapitals)];
  if (first < 0 || words.every(isCapitals)) return undefined;

  let start = first;
  while (start > 0 && last - start + 2 < words.length && PARTICLE.test(words[start - 1] ?? '')) start -= 1;
  const firstName = [...words.slice(0, start), ...words.slice(last + 1)].join(' ');
  if (firstName === '') return undefined;
  return { firstName, lastName: words.slice(start, last + 1).join(' '), order: start === 0 ? 'last-first' : 'first-last' };
}

/** The names that fit the address best, of which the longest last name. */
function nameByAddress(words: readonly string[], email: string, order: Order | undefined): ReadName | undefined {
  const address = addressParts(email);
  const orders: readonly Order[] = order ? [order] : ['first-last', 'last-first'];
  const [best] = words
    .slice(1)
    .flatMap((_, at) => orders.map((each) => splitAt(words, at + 1, each)))
    .map((name) => ({ name, fits: fit(name, address) }))
    .sort((a, b) => b.fits - a.fits || b.name.lastName.length - a.name.lastName.length);
  return best && best.fits > 0 ? best.name : undefined;
}

function splitAt(words: readonly string[], at: number, order: Order): ReadName {
  const [start, end] = [words.slice(0, at).join(' '), words.slice(at).join(' ')];
  return order === 'first-last' ? { firstName: start, lastName: end, order } : { firstName: end, lastName: start, order };
}

/** What stands before the @, in the form of names, at its dots and in one piece. */
type AddressParts = Readonly<{ parts: readonly string[]; whole: string }>;

function addressParts(email: string): AddressParts {
  const parts = (email.split('@')[0] ?? '')
    .replace(/\+.*|\d/g, '')
    .split(/[._]/)
    .map(joined);
  return { parts, whole: parts.join('') };
}

/** How well names fit an address: 3 for first.last, 2 for firstlast, 1 for an initial and the last name, 0 for none of these. */
function fit(name: PersonName, { parts, whole }: AddressParts): number {
  const [firstName, lastName] = [joined(name.firstName), joined(name.lastName)];
  if (firstName === '' || lastName === '') return 0;
  if (parts.length === 2 && parts[0] === firstName && parts[1] === lastName) return 3;
  if (whole === firstName + lastName) return 2;
  return whole.length > lastName.length && whole.endsWith(lastName) && whole.startsWith(firstName.slice(0, 1)) ? 1 : 0;
}

/** Whether a word is written in capitals: two letters at least stand together, unlike initials; one of an alphabet without capitals is none. */
const isCapitals = (text: string): boolean =>
  /\p{L}\p{L}/u.test(text) && text === text.toLocaleUpperCase() && text !== text.toLocaleLowerCase();

/** A text without accents, capitals and signs: what is compared. */
export const plain = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

const joined = (text: string): string => plain(text).replaceAll(' ', '');

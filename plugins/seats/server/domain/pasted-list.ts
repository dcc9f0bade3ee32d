/** A person of a pasted list, as far as its line says who it is; what it does not say is empty. */
export type PastedPerson = Readonly<{ email: string; firstName: string; lastName: string }>;

/** How many people are added at once. */
export const MOST_PASTED = 500;

/** Characters without a width, and those that turn the direction of a text: they come along when a list is copied. (H-84) */
const UNSEEN = /[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g;

const BRACKETED = /^(.*?)<([^<>]*)>\s*$/;

/** What the columns of a list are called, in the form of `plain`. */
const FIRST_NAMES = ['prenom', 'prenoms', 'first name', 'firstname', 'given name'];
const LAST_NAMES = ['nom', 'noms', 'nom de famille', 'last name', 'lastname', 'surname', 'family name'];

/** A line in cells, one of which may be an address; `names`: those that may be names, by their columns; `inOrder`: the line says which is which. */
type Line = Readonly<{ email: string; names: readonly Cell[]; order: Order | null }>;
type Cell = Readonly<{ text: string; column: number }>;

/** Which of two names comes first. */
type Order = 'first-last' | 'last-first';

/**
 * Reads a list that was pasted: one person a line or several after one another as mail programs write them, an address alone, `Prénom Nom <adresse>`,
 * `Nom, Prénom <adresse>`, or columns of a spreadsheet in any order, with or without a heading. Blank lines are left out. Where nothing says which of two
 * names is the first name, capitals do, or the address; else a single cell begins with it, and of two columns the second is it. (ACC-4, H-84)
 */
export function pastedPeople(text: string): PastedPerson[] {
  const all = text
    .replace(UNSEEN, '')
    .split(/\r\n?|[\n\u0085\u2028\u2029]/)
    .map((line) => line.replace(/[^\S\t]/g, ' '))
    .filter((line) => line.trim() !== '');
  const heading = headingOf(all[0] ?? '');
  const lines = (heading ? all.slice(1) : all).flatMap(entriesOf).map(lineOf);
  const ofColumns = heading?.order ?? commonOrder(lines);
  return lines.map((line) => personOf(line, heading, ofColumns));
}

/** The columns of a heading: of the first name and of the last. */
type Heading = Readonly<{ firstName: number; lastName: number; order: Order }>;

function headingOf(line: string): Heading | undefined {
  if (line.includes('@')) return undefined;
  const titles = cellsOf(line).map(plain);
  const firstName = titles.findIndex((title) => FIRST_NAMES.includes(title));
  const lastName = titles.findIndex((title) => LAST_NAMES.includes(title));
  if (firstName < 0 && lastName < 0 && !titles.some((title) => /^(adresse|courriel|e ?mail|mail)\b/.test(title))) return undefined;

  return { firstName, lastName, order: firstName < lastName ? 'first-last' : 'last-first' };
}

/** The people of a line: those of a list of recipients are several. */
function entriesOf(line: string): string[] {
  if ((line.match(/@/g) ?? []).length < 2) return [line];
  if (/<[^<>]*@[^<>]*>\s*[,;]?\s*\S/.test(line))
    return line.split(/(?<=>)\s*[,;]?\s*/).flatMap((entry) => (entry === '' ? [] : entriesOf(entry)));

  const words = line.split(/[\s,;]+/).filter(Boolean);
  return words.every((word) => word.includes('@')) ? words : [line];
}

function lineOf(entry: string): Line {
  const [, before = entry, bracketed] = BRACKETED.exec(entry) ?? [];
  const isRecipient = bracketed?.includes('@') === true;
  const cells = cellsOf(isRecipient ? before : entry.replace(/[<>]/g, ' '));
  const numbered = cells.map((text, column) => ({ text, column }));
  const addresses = isRecipient ? [bracketed.trim()] : numbered.filter(({ text }) => text.includes('@')).map(({ text }) => text);
  const names = numbered.filter(({ text }) => !text.includes('@') && /\p{L}/u.test(text));
  const isCommaName = isRecipient && names.length === 2 && !/[\t;]/.test(before);
  return { email: addresses.join(' '), names, order: isCommaName ? 'last-first' : null };
}

/** The cells of a line, without quotes: between tabs, else semicolons, else commas; without any of these, its address and the words around it. */
function cellsOf(line: string): string[] {
  const separator = ['\t', ';', ','].find((sign) => line.replace(/"[^"]*"/g, '').includes(sign));
  const cells = separator ? split(line, separator) : wordsAround(line);
  return cells.map((cell) =>
    cell
      .replace(/^\s*["']|["']\s*$|""/g, '')
      .replace(/\s+/g, ' ')
      .trim(),
  );
}

/** Splits a line where the separator is not within quotes. */
function split(line: string, separator: string): string[] {
  const cells = [''];
  let isQuoted = false;
  for (const sign of line) {
    if (sign === '"') isQuoted = !isQuoted;
    if (sign === separator && !isQuoted) cells.push('');
    else cells[cells.length - 1] += sign;
  }
  return cells;
}

/** `Marie Dupont marie@exemple.fr`: the name, and the address; a quoted `"Dupont, Marie"` is two names. */
function wordsAround(line: string): string[] {
  const words = line.trim().split(/\s+/);
  const addresses = words.filter((word) => word.includes('@'));
  const name = words.filter((word) => !word.includes('@')).join(' ');
  const [, quoted = name] = /^"([^"]*)"$/.exec(name) ?? [];
  return [...(quoted.includes(',') ? quoted.split(',') : [quoted]), ...addresses];
}

function personOf({ email, names, order }: Line, heading: Heading | undefined, ofColumns: Order): PastedPerson {
  const titled = (column: number | undefined) => names.find((name) => name.column === column)?.text ?? '';
  const [firstName, lastName] = [titled(heading?.firstName), titled(heading?.lastName)];
  const isTitled = heading !== undefined && heading.firstName >= 0 && heading.lastName >= 0;
  if (isTitled && (firstName !== '' || lastName !== '')) return { email, firstName, lastName };

  const [a, b] = names.map(({ text }) => text);
  if (a === undefined) return { email, firstName: '', lastName: '' };
  if (b === undefined) return { email, ...wholeName(a, email) };
  return { email, ...((order ?? ofColumns) === 'first-last' ? { firstName: a, lastName: b } : { firstName: b, lastName: a }) };
}

/** A name in one cell: the words in capitals are the last name, or those that the address says; else the first word is the first name. */
function wholeName(name: string, email: string): Pick<PastedPerson, 'firstName' | 'lastName'> {
  const words = name.split(' ');
  const [start = '', end = ''] = [words[0], words.at(-1)];
  const capitals = words.filter(isCapitals);
  if (capitals.length > 0 && capitals.length < words.length)
    return { firstName: words.filter((word) => !isCapitals(word)).join(' '), lastName: capitals.join(' ') };
  if (words.length > 1 && orderIn(start, end, email) === 'last-first') return { firstName: end, lastName: words.slice(0, -1).join(' ') };
  return { firstName: start, lastName: words.slice(1).join(' ') };
}

/** The order of the names in two columns: what most lines tell, which follow one another; else that of a list of staff, the last name first. */
function commonOrder(lines: readonly Line[]): Order {
  const told = lines.flatMap(({ email, names: [a, b], order }) => (a && b && order === null ? (orderIn(a.text, b.text, email) ?? []) : []));
  return told.filter((order) => order === 'first-last').length * 2 > told.length ? 'first-last' : 'last-first';
}

/** What the capitals of two names, or the address of their person, tell of their order. */
function orderIn(a: string, b: string, email: string): Order | undefined {
  if (isCapitals(a) !== isCapitals(b)) return isCapitals(a) ? 'last-first' : 'first-last';

  const local = joined(email.split('@')[0] ?? '');
  const isLast = (name: string, other: string) => local.length > name.length && local.endsWith(name) && local.startsWith(other.slice(0, 1));
  const [isA, isB] = [isLast(joined(a), joined(b)), isLast(joined(b), joined(a))];
  return isA === isB ? undefined : isB ? 'first-last' : 'last-first';
}

/** Whether a word is written in capitals: of two letters at least, of which one without capitals is none. */
const isCapitals = (text: string): boolean =>
  /\p{L}.*\p{L}/u.test(text) && text === text.toLocaleUpperCase() && text !== text.toLocaleLowerCase();

const plain = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

const joined = (text: string): string => plain(text).replaceAll(' ', '');

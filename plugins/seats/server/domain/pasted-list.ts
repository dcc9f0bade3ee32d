import { mostTold, nameOf, type Order, orderIn, plain, toldOrder } from './name-order.ts';

/** A person of a pasted list, as far as its line says who it is; what it does not say is empty. */
export type PastedPerson = Readonly<{ email: string; firstName: string; lastName: string }>;

/** How many people are added at once. */
export const MOST_PASTED = 500;

/** Characters without a width, and those that turn the direction of a text: they come along when a list is copied. (H-84) */
const UNSEEN = /[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g;

const BRACKETED = /^(.*?)<([^<>]*)>\s*$/;

/** What the columns of a list are called, in the form of `plain`. */
const FIRST_NAMES = 'prenoms?|first name|firstname|given name';
const LAST_NAMES = 'noms?|nom de famille|last name|lastname|surname|family name';
const FIRST_NAME = new RegExp(`^(?:${FIRST_NAMES})$`);
const LAST_NAME = new RegExp(`^(?:${LAST_NAMES})$`);
const FIRST_AND_LAST = new RegExp(`^(?:${FIRST_NAMES}|first)(?: et| and)? (?:${LAST_NAMES})\\b`);
const LAST_AND_FIRST = new RegExp(`^(?:${LAST_NAMES}|last)(?: et| and)? (?:${FIRST_NAMES})\\b`);
const ADDRESS = /^(?:adresse|courriel|e ?mail|mail)\b/;
const EMAIL = /^(?:adresse )?(?:e ?mail|mail|courriel|electronique)\b/;

/** What a line of a list in a document begins with, before a space, or a tab where no other follows: a number or a bullet. */
const BULLET = /^\s*(?:\d{1,3}\s?[.)°]|[-–—•·*‣▪◦●])(?: +|\t(?=[^\t]*$))/;

/** How people are addressed before their names. An M or Me that stands elsewhere is an initial. */
const TITLE = /^(?:mr|mrs|ms|mme|mlle|madame|mademoiselle|monsieur|dr)\.?$/i;
const TITLE_BEFORE = /^(?:m|me)\.?$/i;

/** A line in cells, one of which may be an address; `names`: those that may be names, by their columns; `order`: the line says which is which. */
type Line = Readonly<{ email: string; names: readonly Cell[]; order: Order | null }>;
type Cell = Readonly<{ text: string; column: number }>;

/**
 * Reads a list that was pasted: one person a line or several after one another as mail programs write them, an address alone, `Prénom Nom <adresse>`,
 * `Nom, Prénom <adresse>`, or columns of a spreadsheet in any order, with or without a heading. Blank lines, numbers and bullets before a line, and titles as
 * Mme are left out. Where no heading says which of two names is the first name, capitals do, or the address; else what most other lines tell; else a single
 * cell begins with it, and of two columns the second is it. (ACC-4, H-84)
 */
export function pastedPeople(text: string): PastedPerson[] {
  const all = text
    .replace(UNSEEN, '')
    .split(/\r\n?|[\n\u0085\u2028\u2029]/)
    .map((line) => line.replace(/[^\S\t]/g, ' ').replace(BULLET, ''))
    .filter((line) => line.trim() !== '');
  const heading = headingOf(all[0] ?? '');
  const lines = (heading ? all.slice(1) : all).flatMap(entriesOf).map(lineOf);
  const orders = { columns: heading?.order ?? columnOrder(lines), whole: wholeOrder(lines) };
  return lines.map((line) => personOf(line, heading, orders));
}

/** Writes people as a list that is read as them again, under the titles of its columns: first name, last name, address. */
export function listOf(people: readonly PastedPerson[], titles: readonly string[]): string {
  const lines = people.map(({ firstName, lastName, email }) => [firstName, lastName, email]);
  return lines.length === 0 ? '' : [titles, ...lines].map((cells) => cells.map(inCell).join('\t')).join('\n');
}

const inCell = (text: string): string => text.replace(/["\s]+/g, ' ').trim();

/** The columns of a heading: of the first name, the last and the address, or of both names in one; the order of the names, if it says it. */
type Heading = Readonly<{ firstName: number; lastName: number; both: number; email: number; order: Order | undefined }>;

function headingOf(line: string): Heading | undefined {
  if (line.includes('@')) return undefined;
  const titles = cellsOf(line).map(plain);
  const column = (name: RegExp) => titles.findIndex((title) => name.test(title));
  const [firstName, lastName] = [column(FIRST_NAME), column(LAST_NAME)];
  const [firstAndLast, lastAndFirst] = [column(FIRST_AND_LAST), column(LAST_AND_FIRST)];
  const both = Math.max(firstAndLast, lastAndFirst);
  if (Math.max(firstName, lastName, both, column(ADDRESS)) < 0) return undefined;

  const isFirstLast = both < 0 ? firstName < lastName : firstAndLast >= 0;
  const saysOrder = both >= 0 || (firstName >= 0 && lastName >= 0);
  const email = column(EMAIL) >= 0 ? column(EMAIL) : column(ADDRESS);
  return { firstName, lastName, both, email, order: saysOrder ? (isFirstLast ? 'first-last' : 'last-first') : undefined };
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
  const names = numbered
    .filter(({ text }) => !text.includes('@'))
    .map(({ text, column }) => ({ text: withoutTitles(text), column }))
    .filter(({ text }) => /\p{L}/u.test(text));
  const isCommaName = isRecipient && names.length === 2 && !/[\t;]/.test(before);
  return { email: addresses.join(' '), names, order: isCommaName ? 'last-first' : null };
}

/** The cells of a line, without quotes: between tabs, else semicolons, else commas; without any of these, its address and the words around it. */
function cellsOf(line: string): string[] {
  const separator = ['\t', ';', ','].find((sign) => line.replace(/"[^"]*"/g, '').includes(sign));
  const cells = separator ? split(line, separator) : wordsAround(line);
  return cells.map((cell) =>
    cell
      .replace(/^\s*"|"\s*$|""/g, '')
      .replace(/^\s*'(.*)'\s*$/, '$1')
      .replace(/\s+/g, ' ')
      .trim(),
  );
}

const withoutTitles = (name: string): string =>
  name
    .split(' ')
    .filter((word, at) => !(TITLE.test(word) || (at === 0 && TITLE_BEFORE.test(word))))
    .join(' ')
    .replace(/^M\.(?=\p{Lu}\p{L})/u, '');

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

/** The orders of a list: of names in two columns, and of those in one, where nothing else tells it. */
type Orders = Readonly<{ columns: Order; whole: Order }>;

function personOf(line: Line, heading: Heading | undefined, orders: Orders): PastedPerson {
  const { email, names, order } = withAddress(line, heading);
  const titled = (column: number | undefined) => names.find((name) => name.column === column)?.text ?? '';
  const [firstName, lastName, both] = [titled(heading?.firstName), titled(heading?.lastName), titled(heading?.both)];
  const isTitled = heading !== undefined && heading.firstName >= 0 && heading.lastName >= 0;
  if (isTitled && (firstName !== '' || lastName !== '')) return { email, firstName, lastName };

  const [a, b] = both.includes(' ') ? [both] : names.map(({ text }) => text);
  if (a === undefined) return { email, firstName: '', lastName: '' };
  if (b === undefined) return { email, ...nameOf({ name: a, email, order: heading?.order }, orders.whole) };
  return { email, ...((order ?? orders.columns) === 'first-last' ? { firstName: a, lastName: b } : { firstName: b, lastName: a }) };
}

/** A line without an @: what stands in the column of addresses is one that is wrong, and no name, where the heading says which columns are. */
function withAddress(line: Line, heading: Heading | undefined): Line {
  const typed = line.names.find(({ column }) => column === heading?.email);
  if (line.email !== '' || !typed || heading?.order === undefined) return line;

  return { ...line, email: typed.text, names: line.names.filter((name) => name !== typed) };
}

/** The order of names in one cell: what most lines tell; else that of a list of recipients, the first name first. */
const wholeOrder = (lines: readonly Line[]): Order =>
  mostTold(lines.map(({ email, names: [a, b] }) => (a && !b ? toldOrder({ name: a.text, email, order: undefined }) : undefined))) ??
  'first-last';

/** The order of the names in two columns: what most lines tell, which follow one another; else that of a list of staff, the last name first. */
const columnOrder = (lines: readonly Line[]): Order =>
  mostTold(lines.map(({ email, names: [a, b], order }) => (a && b && order === null ? orderIn(a.text, b.text, email) : undefined))) ??
  'last-first';

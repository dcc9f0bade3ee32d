import { parse } from 'tldts';
import { refusal } from './refusal.ts';

type NoFacts = Record<string, never>;

/** The most signs of a first name, and of a last name. */
export const MAX_NAME_LENGTH = 100;

/** Nothing is left of the name once spaces and invisible signs are dropped. (ACC-3) */
export const NameMissing = refusal<NoFacts>('kernel.name_missing', 422);

/** The name has more than `longest` signs. (ACC-3) */
export const NameTooLong = refusal<{ longest: number }>('kernel.name_too_long', 422);

/** A name is one line. (H-80) */
export const NameHasLineBreak = refusal<NoFacts>('kernel.name_has_line_break', 422);

/** The name contains a control character, which nobody sees. (H-84) */
export const NameHasControl = refusal<NoFacts>('kernel.name_has_control', 422);

/** The name contains the address of a page or of a mailbox, which mail programs would turn into a link. (H-17, H-80) */
export const NameIsAddress = refusal<NoFacts>('kernel.name_is_address', 422);

/** The name has no letter. (H-17) */
export const NameWithoutLetter = refusal<NoFacts>('kernel.name_without_letter', 422);

/** Turns the direction of the text after it. */
const DIRECTION = /[\u202a-\u202e\u2066-\u2069]/g;

/** Control characters; a tab and line breaks are dealt with before. */
const CONTROL = /\p{Cc}/u;

const LINE_BREAK = /[\n\v\f\r\u0085\u2028\u2029]/;

/**
 * The normal form of a name of any kind: Unicode NFC, without what turns the direction of a text, without spaces at its ends, and with plain
 * single spaces inside. `cordee.name_form` is the same rule in SQL, which takes a line break for a space. @throws NameHasLineBreak, NameHasControl (H-84)
 */
export function normalizeName(typed: string): string {
  const name = typed.replace(DIRECTION, '').trim();
  if (LINE_BREAK.test(name)) throw new NameHasLineBreak({});

  const line = name.replace(/\s+/g, ' ');
  if (CONTROL.test(line)) throw new NameHasControl({});

  return line.normalize('NFC');
}

/**
 * The normal form of a first or last name.
 * @throws NameMissing, NameTooLong, NameHasLineBreak, NameHasControl, NameIsAddress, NameWithoutLetter (ACC-3, H-17, H-80)
 */
export function personName(typed: string): string {
  const name = normalizeName(typed);
  if (name === '') throw new NameMissing({});
  if (name.length > MAX_NAME_LENGTH) throw new NameTooLong({ longest: MAX_NAME_LENGTH });
  if (isAddress(name.normalize('NFKC'))) throw new NameIsAddress({});
  if (!/\p{L}/u.test(name)) throw new NameWithoutLetter({});

  return name;
}

const isAddress = (name: string) =>
  /:\/\/|@|\bwww\./i.test(name) || [...name.matchAll(AFTER_DOT)].some(([, word = '']) => isTopLevel(word));

/** A word of letters after a dot that follows another word: `fr` in `cordee.fr`, `John` in `St.John`. */
const AFTER_DOT = /(?<=[\p{L}\p{N}])\.(\p{L}+)(?![\p{L}\p{N}])/gu;

const isTopLevel = (word: string) => parse(`x.${word}`).isIcann === true;

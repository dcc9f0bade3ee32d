import { normalizeEmail, searchWords } from '@cordee/kernel/pure';

/** What people type between words, and what is in no name, address or company. */
const PUNCTUATION = /[,;:!?…()[\]{}"«»“”<>|]+|\.+(?=[\s,;:!?…)\]}"»”>]|$)/g;

/** An address, or a part of one, as it is typed: its domain may have letters that are stored as `xn--`. (H-71) */
const TYPED_ADDRESS = /\S*@\S*[^!-~\s]\S*/g;

/** Words that say nothing of whom somebody looks for. */
const SMALL_WORDS = new Set('a au aux chez crois d de des du elle en et il je l la le les m mme mlle ou un une'.split(' '));

/** How many words are sought: each costs a look through all people and companies. */
const MOST_WORDS = 10;

/**
 * The words of what is typed to find somebody that can be part of a name, an address or a company; all of them when nothing but small words is
 * typed: "Inès, je crois Caradec, de la clinique" is Inès, Caradec and clinique. (H-83)
 */
export function soughtWords(typed: string): string[] {
  const all = searchWords(typed.replace(PUNCTUATION, ' ').replace(TYPED_ADDRESS, normalizeEmail));
  const telling = all.filter((word) => !SMALL_WORDS.has(word));
  return (telling.length > 0 ? telling : all).slice(0, MOST_WORDS);
}

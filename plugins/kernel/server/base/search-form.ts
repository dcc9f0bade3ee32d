/** Letters that are no letter with an accent, and how they are typed by those who have no key for them. */
const SPELLINGS: Readonly<Record<string, string>> = { œ: 'oe', æ: 'ae', ß: 'ss', ø: 'o', ł: 'l', đ: 'd' };

/** Accents, once apart from their letters, and characters without a width. */
const UNSEEN = /[\u0300-\u036f\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g;

/** Spaces, apostrophes and hyphens of every kind. */
const GAPS = /[\s'’‘ʼ`\u2010-\u2015\u2212-]+/g;

/**
 * A text as it is searched: without capitals and accents, in one normal form, and with one space for any apostrophe, hyphen or spaces, so
 * that "d’Artagnan" and "D'ARTAGNAN" are the same. `cordee.search_form` is the same rule in SQL. (H-83)
 */
export const searchForm = (text: string): string =>
  text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[œæßøłđ]/g, (letter) => SPELLINGS[letter] ?? letter)
    .replace(UNSEEN, '')
    .replace(GAPS, ' ')
    .trim();

/** How many words of a search are sought: each costs the database a look through all that is searched. */
const MAX_WORDS = 20;

/** The words of a search, each of which has to be in what is found, in whatever order. (H-83) */
export const searchWords = (search: string): string[] => [...new Set(searchForm(search).split(' '))].filter(Boolean).slice(0, MAX_WORDS);

/** The patterns of SQL's `like all` that find a search in a column of search forms. (H-83) */
export const searchPatterns = (search: string): string[] => searchWords(search).map((word) => `%${word.replace(/[\\%_]/g, '\\$&')}%`);

/** An e-mail address as accounts are found by it: without spaces around, in lower case, in one Unicode form. (ACC-1) */
export const normalizeEmail = (typed: string): string => typed.normalize('NFC').trim().toLowerCase();

/** An address as its owner recognises it and nobody else learns it: `l…@cordee.example`. */
export const maskEmail = (address: string): string => `${[...address][0] ?? ''}…${address.slice(address.lastIndexOf('@'))}`;

/** Where the addresses of people who were erased end: no mail goes there, and nobody has them. */
export const ERASED = '@efface.invalid';

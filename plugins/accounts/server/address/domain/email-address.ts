/** Masks an address so that its owner recognises it and nobody else learns it: `l…@cordee.example`. */
export const maskEmail = (address: string): string => `${[...address][0] ?? ''}…${address.slice(address.lastIndexOf('@'))}`;

/** The domain of the addresses of erased people: no mail is delivered there, and nobody owns one. */
export const ERASED = '@efface.invalid';

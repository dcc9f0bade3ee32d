/** An e-mail address as accounts are found by it: without spaces around, in lower case, in one Unicode form. (ACC-1) */
export const normalAddress = (typed: string): string => typed.normalize('NFC').trim().toLowerCase();

/**
 * Normalises an e-mail address to the form in which addresses are stored and looked up: Unicode NFC, without surrounding spaces, in
 * lower case. To compare two addresses, normalise both. (ACC-1)
 */
export const normalizeEmail = (address: string): string => address.normalize('NFC').trim().toLowerCase();

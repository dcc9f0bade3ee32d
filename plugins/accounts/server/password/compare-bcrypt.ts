import bcrypt from 'bcryptjs';

/** How many bytes of a password bcrypt reads. A longer one is nobody's: it would match by its beginning, and then be hashed whole. */
const MAX_BYTES = 72;

/** Tells whether this password has a hash by bcrypt, which earlier releases made. It takes a tenth of a second: run it in a thread. */
export const compareBcrypt = ({ password, hash }: Readonly<{ password: string; hash: string }>): boolean =>
  Buffer.byteLength(password) <= MAX_BYTES && bcrypt.compareSync(password, hash);

import bcrypt from 'bcryptjs';

/** Tells whether this password has a hash by bcrypt, which earlier releases made. It takes a tenth of a second: run it in a thread. */
export const compareBcrypt = ({ password, hash }: Readonly<{ password: string; hash: string }>): boolean =>
  bcrypt.compareSync(password, hash);

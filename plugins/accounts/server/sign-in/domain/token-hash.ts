import { createHash } from 'node:crypto';

/** Hashes a session token for storage, with SHA-256. The token itself is 256 random bits and is stored in the person's cookie only. */
export const tokenHash = (token: string): Buffer => createHash('sha256').update(token).digest();

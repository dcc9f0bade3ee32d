import { createHash } from 'node:crypto';

/** How a session token is kept: its SHA-256. The token itself is 256 random bits and lives in the person's cookie only. */
export const tokenHash = (token: string): Buffer => createHash('sha256').update(token).digest();

import { randomBytes } from 'node:crypto';
import { type Db, row } from '@cordee/kernel';
import { tokenHash } from '../domain/token-hash.ts';

/** Whether this browser has signed in to this account before. */
export async function isTrustedBrowser(db: Db, person: number, trustedBrowser: string): Promise<boolean> {
  const known = await row(db, 'select from cordee.device where person = :person and token_hash = :hash', {
    person,
    hash: tokenHash(trustedBrowser),
  });
  return known !== undefined;
}

/** Remembers the browser that somebody signs in with, and gives its token: the one it has, else a new one. */
export async function trustBrowser(db: Db, person: number, trustedBrowser: string | null): Promise<string> {
  const token = trustedBrowser ?? randomBytes(32).toString('base64url');
  await db.raw(
    `insert into cordee.device (person, token_hash) values (:person, :hash)
     on conflict (person, token_hash) do update set last_seen_at = excluded.last_seen_at`,
    { person, hash: tokenHash(token) },
  );
  return token;
}

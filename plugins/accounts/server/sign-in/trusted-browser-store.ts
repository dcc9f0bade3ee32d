import { randomBytes } from 'node:crypto';
import { type Db, execute, row } from '@cordee/kernel';
import type { PersonId } from '../domain/ids.ts';
import { tokenHash } from './domain/token-hash.ts';

/** Tells whether the person has signed in with this browser before. */
export async function isTrustedBrowser(db: Db, person: PersonId, trustedBrowser: string): Promise<boolean> {
  const found = await row(db, 'select from cordee.device where person = :person and token_hash = :hash', {
    person,
    hash: tokenHash(trustedBrowser),
  });
  return found !== undefined;
}

/** Records the browser that a person signs in with as trusted, and returns its token: the one it has, else a new one. */
export async function trustBrowser(db: Db, person: PersonId, trustedBrowser: string | null): Promise<string> {
  const token = trustedBrowser ?? randomBytes(32).toString('base64url');
  await execute(
    db,
    `insert into cordee.device (person, token_hash) values (:person, :hash)
     on conflict (person, token_hash) do update set last_seen_at = excluded.last_seen_at`,
    { person, hash: tokenHash(token) },
  );
  return token;
}

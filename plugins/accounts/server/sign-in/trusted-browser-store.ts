import { randomBytes } from 'node:crypto';
import { type Db, execute, row } from '@cordee/kernel';
import type { PersonId } from '../domain/ids.ts';
import { MAX_TRUSTED_BROWSERS } from './domain/session-lifetime.ts';
import { tokenHash } from './domain/token-hash.ts';
import { trustedToken } from './domain/trusted-browser.ts';

/** Tells whether the person has signed in with this browser before. */
export async function isTrustedBrowser(db: Db, person: PersonId, trustedBrowser: string): Promise<boolean> {
  const found = await row(db, 'select from cordee.device where person = :person and token_hash = :hash', {
    person,
    hash: tokenHash(trustedBrowser),
  });
  return found !== undefined;
}

/**
 * Records the browser that a person signs in with as trusted, and returns its token: the one it has if they trust it already, else a new one with
 * `secret`. What somebody put into the browser before is never trusted. (ACC-1)
 */
export async function trustBrowser(
  db: Db,
  person: PersonId,
  presented: string | null,
  secret = randomBytes(32).toString('base64url'),
): Promise<string> {
  if (presented !== null && (await isSeenAgain(db, person, presented))) return presented;

  const token = trustedToken(presented, secret);
  const hash = tokenHash(token);
  // Others who trusted this browser still do, as long as they would have: its one cookie is replaced.
  if (presented !== null)
    await execute(db, 'update cordee.device set token_hash = :hash where token_hash = :presentedHash', {
      hash,
      presentedHash: tokenHash(presented),
    });
  await execute(
    db,
    `insert into cordee.device (person, token_hash) values (:person, :hash)
     on conflict (person, token_hash) do update set last_seen_at = excluded.last_seen_at`,
    { person, hash },
  );
  await execute(
    db,
    `delete from cordee.device where id in (
       select id from cordee.device where person = :person order by last_seen_at desc, id desc offset ${MAX_TRUSTED_BROWSERS})`,
    { person },
  );
  return token;
}

const isSeenAgain = async (db: Db, person: PersonId, trustedBrowser: string): Promise<boolean> =>
  (await row(db, 'update cordee.device set last_seen_at = cordee.now() where person = :person and token_hash = :hash returning id', {
    person,
    hash: tokenHash(trustedBrowser),
  })) !== undefined;

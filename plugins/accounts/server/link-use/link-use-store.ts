import { type Db, execute, row } from '@cordee/kernel';
import { tokenHash } from '../sign-in/domain/token-hash.ts';
import type { LinkUse } from './domain/link-use.ts';

/** Locks a code until the end of the transaction, so that forms that send it at once are serialised. */
export async function lockCode(db: Db, code: string): Promise<void> {
  await execute(db, 'select pg_advisory_xact_lock(hashtextextended(:code, 2))', { code });
}

/** Returns how a code was used lately. */
export const linkUseOf = (db: Db, code: string) =>
  row<LinkUse>(db, 'select used_at as "usedAt", browser_hash as "browserHash" from cordee.link_use where code_hash = :hash', {
    hash: tokenHash(code),
  });

/** Records that this browser used a code. */
export async function recordLinkUse(db: Db, { code, browser }: Readonly<{ code: string; browser: string }>): Promise<void> {
  await execute(
    db,
    `insert into cordee.link_use (code_hash, browser_hash) values (:hash, :browserHash)
     on conflict (code_hash) do update set browser_hash = excluded.browser_hash, used_at = excluded.used_at`,
    { hash: tokenHash(code), browserHash: tokenHash(browser) },
  );
}

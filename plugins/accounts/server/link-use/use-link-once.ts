import { type Db, inTransaction } from '@cordee/kernel';
import type { Core } from '@strapi/strapi';
import { tokenHash } from '../sign-in/domain/token-hash.ts';
import { browserId } from '../sign-in/domain/trusted-browser.ts';
import { isRepeat, type LinkUse } from './domain/link-use.ts';
import { linkUseOf, lockCode, recordLinkUse } from './link-use-store.ts';

/** A code that works once, and the token of the browser that sends it; null when it has none. */
export type LinkAttempt = Readonly<{ code: string; trustedBrowser: string | null; now: Date }>;

/** Uses the code, which works once, in a transaction, or throws why it does not work. */
type Use<T> = (db: Db) => Promise<T>;

/** Returns the result of the use that this form repeats; undefined when it is not the same form, which is then refused as any other. */
type Repeat<T> = (db: Db) => Promise<T | undefined>;

/**
 * Uses a code that works once, in one transaction. The same form from the same browser within a minute has the same success and no other
 * effect. (H-75)
 */
export const useLinkOnce = <T>(
  strapi: Core.Strapi,
  attempt: LinkAttempt,
  { use, repeat }: Readonly<{ use: Use<T>; repeat: Repeat<T> }>,
): Promise<T> => usePreparedLink(strapi, attempt, { prepare: async () => use, repeat });

/**
 * Same as `useLinkOnce`, with what takes long done first: `prepare` returns the use, or throws why the code does not work. Whoever waits to have a
 * password hashed or compared thus locks nothing, and keeps no connection to the database. (H-75)
 */
export async function usePreparedLink<T>(
  strapi: Core.Strapi,
  attempt: LinkAttempt,
  steps: Readonly<{ prepare: (db: Db) => Promise<Use<T>>; repeat: Repeat<T> }>,
): Promise<T> {
  const repeatedUse = await repeatedUseOf(strapi.db.connection, attempt);
  const repeated = repeatedUse ? await steps.repeat(strapi.db.connection) : undefined;
  if (repeated !== undefined) return repeated;

  // The same form may have used the code meanwhile: then this one repeats it.
  const isRepeatedNow = async (db: Db) => {
    const use = await repeatedUseOf(db, attempt);
    return use !== undefined && use.usedAt.getTime() !== repeatedUse?.usedAt.getTime();
  };
  const use = await steps.prepare(strapi.db.connection).catch(async (error: unknown) => {
    if (!(await isRepeatedNow(strapi.db.connection))) throw error;
  });
  const used = await inTransaction(strapi, async (db) => {
    const { code, trustedBrowser: browser } = attempt;
    await lockCode(db, code);
    if (!use || (await isRepeatedNow(db))) return undefined;

    const result = await use(db);
    if (browser !== null) await recordLinkUse(db, { code, browser: browserId(browser) });
    return { result };
  });
  return used ? used.result : usePreparedLink(strapi, attempt, steps);
}

/** Tells whether this browser has just used the code. (H-75) */
export const isRepeated = async (db: Db, attempt: LinkAttempt): Promise<boolean> => (await repeatedUseOf(db, attempt)) !== undefined;

/** The use of a code that this browser has just made. */
async function repeatedUseOf(db: Db, { code, trustedBrowser: browser, now }: LinkAttempt): Promise<LinkUse | undefined> {
  const use = await linkUseOf(db, code);
  return isRepeat(use, { browserHash: browser === null ? null : tokenHash(browserId(browser)), now }) ? use : undefined;
}

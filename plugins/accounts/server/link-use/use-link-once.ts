import { type Db, inTransaction } from '@cordee/kernel';
import type { Core } from '@strapi/strapi';
import { tokenHash } from '../sign-in/domain/token-hash.ts';
import { browserId } from '../sign-in/domain/trusted-browser.ts';
import { isRepeat } from './domain/link-use.ts';
import { linkUseOf, lockCode, recordLinkUse } from './link-use-store.ts';

/** A code that works once, and the token of the browser that sends it; null when it has none. */
export type LinkAttempt = Readonly<{ code: string; trustedBrowser: string | null; now: Date }>;

type Outcomes<T> = Readonly<{
  /** Uses the code, which works once, or throws why it does not work. */
  use: (db: Db) => Promise<T>;
  /** Returns the result of the use that this form repeats; undefined when it is not the same form, which `use` then refuses. */
  repeat: (db: Db) => Promise<T | undefined>;
}>;

/**
 * Uses a code that works once, in one transaction. The same form from the same browser within a minute has the same success and no other
 * effect. (H-75)
 */
export const useLinkOnce = <T>(strapi: Core.Strapi, attempt: LinkAttempt, { use, repeat }: Outcomes<T>): Promise<T> =>
  inTransaction(strapi, async (db) => {
    const { code, trustedBrowser: browser } = attempt;
    await lockCode(db, code);
    const repeated = (await isRepeated(db, attempt)) ? await repeat(db) : undefined;
    if (repeated !== undefined) return repeated;

    const result = await use(db);
    if (browser !== null) await recordLinkUse(db, { code, browser: browserId(browser) });
    return result;
  });

/** Tells whether this browser has just used the code. (H-75) */
export const isRepeated = async (db: Db, { code, trustedBrowser: browser, now }: LinkAttempt): Promise<boolean> =>
  isRepeat(await linkUseOf(db, code), { browserHash: browser === null ? null : tokenHash(browserId(browser)), now });

import type { Core } from '@strapi/strapi';
import { appOf } from '../base/app.ts';
import { type Db, execute, row } from '../base/transaction.ts';

/**
 * Why no job runs and nothing is sent: the database was `restored` from a back-up, or `moved`: its workers ran under another address before.
 * Nobody has said yet that this is the real installation. (H-68)
 */
export type Hold = Readonly<{ since: Date; reason: 'restored' | 'moved'; restoredFrom: Date | null; siteUrl: string | null }>;

const LOOPBACK = ['localhost', '127.0.0.1', '[::1]'];

/** Whether two addresses belong to one installation: their origins are the same, or both are on this machine, on any port. */
function isSameInstallation(known: string, present: string): boolean {
  const [one, other] = [new URL(known), new URL(present)];
  return one.origin === other.origin || (LOOPBACK.includes(one.hostname) && LOOPBACK.includes(other.hostname));
}

/** Saves the address under which workers run; holds the jobs when it is another than before. */
export async function recordSiteUrl(strapi: Core.Strapi): Promise<void> {
  const { SITE_URL } = appOf(strapi).settings;
  const db = strapi.db.connection;
  const known = await row<{ siteUrl: string | null }>(db, 'select site_url as "siteUrl" from cordee.installation');
  if (!known?.siteUrl) await execute(db, 'update cordee.installation set site_url = :SITE_URL where site_url is null', { SITE_URL });
  else if (!isSameInstallation(known.siteUrl, SITE_URL))
    await execute(
      db,
      `update cordee.installation set held_since = cordee.now(), held_reason = 'moved' where held_since is null and site_url = :siteUrl`,
      known,
    );
}

/** Returns why the jobs are held; undefined when they are not. */
export const holdOf = (db: Db) =>
  row<Hold>(
    db,
    `select held_since as since, held_reason as reason, restored_from as "restoredFrom", site_url as "siteUrl"
     from cordee.installation where held_since is not null`,
  );

/** Ends the hold: this is the real installation, and its address is the present one. Resolves with false when there was none. */
export async function releaseHold(strapi: Core.Strapi, db: Db): Promise<boolean> {
  const released = await row(
    db,
    `update cordee.installation set held_since = null, held_reason = null, restored_from = null, site_url = :SITE_URL
     where held_since is not null returning 1`,
    { SITE_URL: appOf(strapi).settings.SITE_URL },
  );
  return released !== undefined;
}

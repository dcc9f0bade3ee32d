import { type AuditEntry, appOf, auditEntriesAbout } from '@cordee/kernel';
import type { Core } from '@strapi/strapi';
import { accountByDocumentId } from './person-store.ts';

const PAGE = 10;

/** What staff did about a person, a page at a time from the latest. @throws PersonNotFound (ACC-14) */
export async function viewAuditLog(
  strapi: Core.Strapi,
  { person, before }: { person: string; before: string | undefined },
): Promise<{ entries: AuditEntry[]; more: boolean; timeZone: string }> {
  const db = strapi.db.connection;
  const { id } = await accountByDocumentId(db, person);
  const entries = await auditEntriesAbout(db, id, { before: before ?? null, most: PAGE + 1 });
  return { entries: entries.slice(0, PAGE), more: entries.length > PAGE, timeZone: appOf(strapi).settings.TIME_ZONE };
}

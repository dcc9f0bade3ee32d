import type { PersonId } from '@cordee/accounts';
import { type AuditEntry, appOf, auditEntriesAbout } from '@cordee/kernel';
import type { Core } from '@strapi/strapi';

const PAGE_SIZE = 10;

/** Returns a page of the audit log of a person, the latest entries first. (ACC-14) */
export async function viewAuditLog(
  strapi: Core.Strapi,
  { person, before }: { person: PersonId; before?: string | undefined },
): Promise<{ entries: AuditEntry[]; more: boolean; timeZone: string }> {
  const entries = await auditEntriesAbout(strapi.db.connection, person, { before: before ?? null, most: PAGE_SIZE + 1 });
  return { entries: entries.slice(0, PAGE_SIZE), more: entries.length > PAGE_SIZE, timeZone: appOf(strapi).settings.TIME_ZONE };
}

import type { PersonId } from '@cordee/accounts';
import { type AuditEntry, appOf, auditEntriesAbout } from '@cordee/kernel';
import type { Core } from '@strapi/strapi';
import { personNames } from './staff-store.ts';

const PAGE_SIZE = 10;

/** An entry with the name of whoever did it, of staff or not; null once the name was erased. */
type ShownEntry = Omit<AuditEntry, 'byPerson'>;

/** Returns a page of the audit log of a person, the latest entries first. (ACC-14) */
export async function viewAuditLog(
  strapi: Core.Strapi,
  { person, before }: { person: PersonId; before?: string | undefined },
): Promise<{ entries: ShownEntry[]; more: boolean; timeZone: string }> {
  const db = strapi.db.connection;
  const entries = await auditEntriesAbout(db, person, { before: before ?? null, most: PAGE_SIZE + 1 });
  const names = await personNames(
    db,
    entries.flatMap(({ byPerson }) => byPerson ?? []),
  );
  const shown = entries.map(({ staff, byPerson, ...entry }) => ({ ...entry, staff: staff ?? names.get(byPerson) ?? null }));
  return { entries: shown.slice(0, PAGE_SIZE), more: entries.length > PAGE_SIZE, timeZone: appOf(strapi).settings.TIME_ZONE };
}

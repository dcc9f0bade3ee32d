import type { Core, UID } from '@strapi/strapi';
import { appOf } from '../base/app.ts';
import { dayIn } from '../base/calendar.ts';
import { currentTime } from '../base/clock.ts';
import { type Db, rows } from '../base/transaction.ts';
import type { FoundUse, UsedDocument } from './document-use.ts';

/** Documents of one content type. */
export type Documents = Readonly<{ uid: UID.ContentType; documents: readonly string[] }>;

type UseRow = { document: string; count: number; names: string[] };

/** Reads what uses these documents, as the plugins declare it. (LRN-7) */
export async function usesOf(strapi: Core.Strapi, db: Db, { uid, documents }: Documents): Promise<UsedDocument[]> {
  const { plugins, settings } = appOf(strapi);
  const today = dayIn(settings.TIME_ZONE, await currentTime(strapi));
  const found = new Map<string, FoundUse[]>();
  for (const use of plugins.flatMap(({ uses = [] }) => uses).filter(({ of }) => of === uid)) {
    const used = await rows<UseRow>(
      db,
      `select use.document, count(distinct use.used_by)::integer as count,
         coalesce((array_agg(distinct use.name order by use.name) filter (where use.name is not null))[1:3], '{}') as names
       from (${use.sql}) use group by use.document`,
      { documents, today },
    );
    for (const { document, count, names } of used) found.set(document, [...(found.get(document) ?? []), { use, count, names }]);
  }
  const titles = await titlesOf(strapi, { uid, documents });
  return documents.map((document) => ({ document, title: titles.get(document) ?? document, uses: found.get(document) ?? [] }));
}

/** The titles of these documents: the first text of their content type, as the content manager shows them. */
async function titlesOf(strapi: Core.Strapi, { uid, documents }: Documents): Promise<Map<string, string>> {
  const [field = 'documentId'] = Object.entries(strapi.getModel(uid).attributes).find(([, { type }]) => type === 'string') ?? [];
  const found: Record<string, string>[] = await strapi.db
    .query(uid)
    .findMany({ where: { documentId: { $in: documents } }, select: ['documentId', field], orderBy: { id: 'desc' } });
  return new Map(found.map(({ documentId = '', [field]: title }) => [documentId, title ?? documentId]));
}

/** Locks all versions of these documents until the end of the transaction: whoever refers to one meanwhile waits, and finds it deleted. */
export async function lockDocuments(strapi: Core.Strapi, { uid, documents }: Documents): Promise<void> {
  await strapi.db
    .queryBuilder(uid)
    .select('id')
    .where({ documentId: { $in: documents } })
    .orderBy('id')
    .forUpdate()
    .execute();
}

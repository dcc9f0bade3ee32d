import { leasedQueue, putFile } from '@cordee/kernel';
import { erasureOf, markErasureNoted, NOTE_ERASURE } from './erasure-journal-store.ts';

/**
 * Notes erasures in the file store, one small file each, `erased-<document id>.json`: `npm run restore` reads them when the database itself is
 * lost, and the people are erased again. (H-68)
 */
export const noteErasure = leasedQueue<string, void>({
  id: NOTE_ERASURE,
  name: { fr: 'Journal des effacements', en: 'Journal of erasures' },
  queue: { table: 'cordee.erasure', due: 'due_at', waiting: 'q.due_at is not null', label: `'effacement'` },
  keyColumn: 'person',
  lease: 60,
  async work(strapi, person) {
    const erasure = await erasureOf(strapi.db.connection, person);
    const bytes = Buffer.from(JSON.stringify(erasure));
    await putFile(strapi, { name: `erased-${person}.json`, mime: 'application/json', bytes });
  },
  settle: ({ db }, { key }) => markErasureNoted(db, key),
});

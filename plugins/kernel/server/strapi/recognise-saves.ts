import type { Core } from '@strapi/strapi';
import type { Context } from 'koa';
import { z } from 'zod';
import { staffOf } from '../audit/audit-log.ts';
import { refusal } from '../base/refusal.ts';
import { type Db, inTransaction } from '../base/transaction.ts';
import { purgeJob } from '../jobs/purge.ts';
import { daily } from '../jobs/schedule.ts';
import { wrapAction } from './controller-actions.ts';
import { lockVersion } from './document-version-store.ts';
import { lockSave, noteStoredSave, type StoredSave, storedSave } from './stored-save-store.ts';
import { isVersioned } from './versioned-types.ts';

/** A save that was stored before, and is sent again because its answer was lost. The form goes on from what it led to. (H-94) */
const AlreadySaved = refusal<StoredSave>('kernel.already_saved', 409);

/**
 * Stores a save of a form once, however often it is sent: a form gives it an id (`Save-Id`), the same until an answer arrives. It is recognised
 * before anything is checked: a reference that the first one took would be refused to the second. (LRN-8, H-94)
 */
export function recogniseSaves(strapi: Core.Strapi): void {
  for (const action of ['create', 'update', 'clone', 'publish'])
    wrapAction(strapi, {
      uid: 'plugin::content-manager.collection-types',
      action,
      wrap: (save) => async (ctx, next) => {
        const sent = SAVE_ID.exec(ctx.get('Save-Id'))?.[0];
        const kind = versionedType(strapi, ctx['params'].model);
        if (!sent || !kind) return save(ctx, next);

        // Each their own: the id of somebody else's save tells nothing.
        const id = `${staffOf(ctx.state['user']).id} ${sent}`;
        const { tableName: table } = strapi.db.metadata.get(kind);
        await inTransaction(strapi, (db) => saveOnce(db, ctx, { id, kind, table, save: () => save(ctx, next) }), { tries: 1 });
      },
    });
}

/** The uid of a content type whose documents have versions, as it is named in a path. */
const versionedType = (strapi: Core.Strapi, model: string): string | undefined =>
  model in strapi.contentTypes && isVersioned(strapi, model) ? model : undefined;

type SentSave = Readonly<{ id: string; kind: string; table: string; save: () => Promise<void> }>;

async function saveOnce(db: Db, ctx: Context, { id, kind, table, save }: SentSave): Promise<void> {
  await lockSave(db, id);
  const before = await storedSave(db, { id, kind, table });
  if (before) throw new AlreadySaved(before);

  await save();
  const saved = savedBody.safeParse(ctx.body).data;
  const stored = saved && (await lockVersion(db, table, { documentId: saved.data.documentId }));
  if (stored) await noteStoredSave(db, { id, kind, ...stored });
}

const savedBody = z.object({ data: z.object({ documentId: z.string() }) });

/** What forms send, which has 128 random bits. */
const SAVE_ID = /^[\d-]{16,60}$/;

/** Deletes what is noted of saves a day after the devices have forgotten what was typed (seven days). (H-94) */
export const purgeStoredSaves = purgeJob({
  id: 'kernel.purge-saves',
  name: { fr: 'Oubli des enregistrements reçus', en: 'Purge of received saves' },
  schedule: daily('02:40'),
  table: 'cordee.stored_save',
  expired: `q.at < cordee.now() - interval '8 days'`,
  oldest: 'at',
});

import type { Core } from '@strapi/strapi';
import { inTransaction } from '../base/transaction.ts';
import { wrapAction } from './controller-actions.ts';
import { lockDocuments } from './document-use-store.ts';
import { refuseIfUsed } from './refuse-deletion.ts';

const FILE = 'plugin::upload.file';

type StoredMedia = { id: number };
/** The service of Strapi's upload plugin, as far as we wrap it. */
type UploadService = { remove: (file: StoredMedia) => Promise<unknown> };

/**
 * Refuses to delete a file of the media library that something uses, by whatever way: alone, among others, or in a folder, however deep. Of
 * several, none is deleted when one is in use. (LRN-5, LRN-6)
 */
export function refuseDeletionOfUsedFiles(strapi: Core.Strapi): void {
  const uploadService: UploadService = strapi.plugin('upload').service('upload');
  const { remove } = uploadService;
  uploadService.remove = async (file) => {
    await deleteRow(strapi, file);
    // Only now the bytes: whatever becomes of them, nothing refers to a file that is gone.
    return remove(file);
  };
}

/** Refuses a bulk deletion of files and folders before its first file is deleted. */
export const refuseBulkDeletionOfUsedFiles = (strapi: Core.Strapi): void =>
  wrapAction(strapi, {
    uid: 'plugin::upload.admin-folder-file',
    action: 'deleteMany',
    wrap: (deleteMany) => async (ctx, next) => {
      const documents = await filesIn(strapi, Object(ctx.request.body));
      await refuseIfUsed(strapi, strapi.db.connection, { uid: FILE, documents });
      return deleteMany(ctx, next);
    },
  });

async function deleteRow(strapi: Core.Strapi, { id }: StoredMedia): Promise<void> {
  const documents = await documentsOf(strapi, { id });
  await inTransaction(strapi, async (db) => {
    await lockDocuments(strapi, { uid: FILE, documents });
    await refuseIfUsed(strapi, db, { uid: FILE, documents });
    await strapi.db.query(FILE).delete({ where: { id } });
  });
}

/** The files that a bulk deletion is about: those ticked, and all those in the ticked folders and below. */
async function filesIn(strapi: Core.Strapi, { fileIds, folderIds }: { fileIds?: unknown; folderIds?: unknown }): Promise<string[]> {
  const folders = await strapi.db.query('plugin::upload.folder').findMany({ where: { id: { $in: [folderIds ?? []].flat() } } });
  const below = folders.flatMap(({ path }) => [{ folderPath: path }, { folderPath: { $startsWith: `${path}/` } }]);
  return documentsOf(strapi, { $or: [{ id: { $in: [fileIds ?? []].flat() } }, ...below] });
}

async function documentsOf(strapi: Core.Strapi, where: object): Promise<string[]> {
  const files: { documentId: string }[] = await strapi.db.query(FILE).findMany({ where, select: ['documentId'], orderBy: { name: 'asc' } });
  return files.map(({ documentId }) => documentId);
}

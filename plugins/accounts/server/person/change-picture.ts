import { type Db, inTransaction, reencodeImage, storeFile } from '@cordee/kernel';
import type { Core } from '@strapi/strapi';
import type { PersonId } from '../domain/ids.ts';
import { savePicture } from './picture-store.ts';

/** The width and height of a stored picture, in pixels. */
const SIDE_PIXELS = 512;

/**
 * Re-encodes an image as a square without metadata and saves it as the person's picture. `inSameTransaction` runs in the transaction
 * that saves it.
 * @throws FileKindRefused, HeicRefused, ImageTooBig, ImageUnreadable (ACC-10, ACC-16, H-97)
 */
export async function changePicture(
  strapi: Core.Strapi,
  { person, from }: { person: PersonId; from: Uint8Array },
  inSameTransaction: (db: Db) => Promise<void> = async () => {},
): Promise<void> {
  const bytes = await reencodeImage(
    { from, name: '' },
    (image) => image.resize(SIDE_PIXELS, SIDE_PIXELS, { fit: 'cover' }).webp({ quality: 85 }),
    { still: true },
  );
  const file = await storeFile(strapi, { type: 'picture', extension: '.webp', mime: 'image/webp', bytes });
  await inTransaction(strapi, async (db) => {
    await savePicture(db, { person, file });
    await inSameTransaction(db);
  });
}

import { type Db, inTransaction, reencodeImage, storeFile } from '@cordee/kernel';
import type { Core } from '@strapi/strapi';
import { savePicture } from './picture-store.ts';

/** How wide and high a picture is kept, in pixels. */
const SIDE = 512;

/**
 * Makes a square of an image, without what it says about who took it where, and keeps it as this person's picture; `also` is saved
 * with it.
 * @throws FileKindRefused, ImageTooBig, ImageUnreadable (ACC-10, ACC-16)
 */
export async function changePicture(
  strapi: Core.Strapi,
  { person, from }: { person: number; from: string | Uint8Array },
  also: (db: Db) => Promise<void> = async () => {},
): Promise<void> {
  const bytes = await reencodeImage({ from, name: '' }, (image) => image.resize(SIDE, SIDE, { fit: 'cover' }).webp({ quality: 85 }));
  const file = await storeFile(strapi, { type: 'picture', extension: '.webp', mime: 'image/webp', bytes });
  await inTransaction(strapi, async (db) => {
    await savePicture(db, { person, file });
    await also(db);
  });
}

import { type Db, inTransaction, reencodeImage, storeFile } from '@cordee/kernel';
import type { Core } from '@strapi/strapi';
import type { PersonId } from '../domain/ids.ts';
import { PicturesWaiting } from './domain/refusals.ts';
import { savePicture } from './picture-store.ts';

/** The width and height of a stored picture, in pixels. */
const SIDE_PIXELS = 512;

/** How many pictures a person may have under way: one that is drawn, and one that waits. */
const MAX_UNDER_WAY = 2;

type PictureChange = Readonly<{ person: PersonId; from: Uint8Array }>;

const underWay = new Map<PersonId, number>();

/**
 * Re-encodes an image as a square without metadata and saves it as the person's picture. `inSameTransaction` runs in the transaction
 * that saves it. It is not decoded if the person has two others under way.
 * @throws Busy, PicturesWaiting, FileKindRefused, HeicRefused, ImageTooBig, ImageUnreadable (ACC-10, ACC-16, H-97)
 */
export async function changePicture(
  strapi: Core.Strapi,
  change: PictureChange,
  inSameTransaction: (db: Db) => Promise<void> = async () => {},
): Promise<void> {
  const count = (underWay.get(change.person) ?? 0) + 1;
  if (count > MAX_UNDER_WAY) throw new PicturesWaiting({});

  underWay.set(change.person, count);
  try {
    await drawPicture(strapi, change, inSameTransaction);
  } finally {
    const left = (underWay.get(change.person) ?? 1) - 1;
    if (left > 0) underWay.set(change.person, left);
    else underWay.delete(change.person);
  }
}

async function drawPicture(
  strapi: Core.Strapi,
  { person, from }: PictureChange,
  inSameTransaction: (db: Db) => Promise<void>,
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

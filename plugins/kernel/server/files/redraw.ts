import sharp, { type Sharp } from 'sharp';
import { type Bytes, kindOf } from './judge.ts';
import { IMAGES } from './kinds.ts';
import { ImageTooBig, ImageUnreadable } from './refusals.ts';

/** How large an image may be, in pixels: what the largest telephones take, and no bomb. */
const PIXELS = 50_000_000;

/** How long drawing may take, in seconds. */
const PATIENCE = 30;

/**
 * Draws an image anew, upright, and without what it said about who took it, when and where: nothing of the bytes that were sent is
 * kept. `how` says what it becomes. @throws FileKindRefused, FileNameMisleads, ImageTooBig, ImageUnreadable (SEC-7)
 */
export async function redraw({ from, name }: Bytes, how: (image: Sharp) => Sharp): Promise<Buffer> {
  await kindOf({ from, name }, IMAGES);
  const { width, height, pages = 1 } = await measured({ from, name });
  if (width * height * pages > PIXELS) throw new ImageTooBig({ name, limit: PIXELS / 1_000_000 });

  try {
    return await how(sharp(from, { limitInputPixels: PIXELS, failOn: 'error', animated: pages > 1 }).autoOrient())
      .timeout({ seconds: PATIENCE })
      .toBuffer();
  } catch {
    throw new ImageUnreadable({ name });
  }
}

/** Reads no more than the head of the image; its height is that of one page. */
async function measured({ from, name }: Bytes): Promise<{ width: number; height: number; pages?: number | undefined }> {
  try {
    return await sharp(from, { limitInputPixels: false }).metadata();
  } catch {
    throw new ImageUnreadable({ name });
  }
}

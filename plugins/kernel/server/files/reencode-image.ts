import sharp, { type Sharp } from 'sharp';
import { detectFileType, type FileSource } from './detect-file-type.ts';
import { IMAGES } from './file-types.ts';
import { ImageTooBig, ImageUnreadable } from './refusals.ts';

/** How large an image may be, in pixels: what the largest telephones take, and no bomb. */
const MAX_PIXELS = 50_000_000;

/** How long drawing may take, in seconds. */
const ENCODE_TIMEOUT_SECONDS = 30;

/**
 * Draws an image anew, upright, and without what it said about who took it, when and where: nothing of the bytes that were sent is
 * kept. `how` says what it becomes. @throws FileKindRefused, FileNameMisleads, ImageTooBig, ImageUnreadable (SEC-7)
 */
export async function reencodeImage({ from, name }: FileSource, encode: (image: Sharp) => Sharp): Promise<Buffer> {
  await detectFileType({ from, name }, IMAGES);
  const { width, height, pages = 1 } = await readDimensions({ from, name });
  if (width * height * pages > MAX_PIXELS) throw new ImageTooBig({ name, limit: MAX_PIXELS / 1_000_000 });

  try {
    return await encode(sharp(from, { limitInputPixels: MAX_PIXELS, failOn: 'error', animated: pages > 1 }).autoOrient())
      .timeout({ seconds: ENCODE_TIMEOUT_SECONDS })
      .toBuffer();
  } catch {
    throw new ImageUnreadable({ name });
  }
}

/** Reads no more than the head of the image; its height is that of one page. */
async function readDimensions({ from, name }: FileSource): Promise<{ width: number; height: number; pages?: number | undefined }> {
  try {
    return await sharp(from, { limitInputPixels: false }).metadata();
  } catch {
    throw new ImageUnreadable({ name });
  }
}

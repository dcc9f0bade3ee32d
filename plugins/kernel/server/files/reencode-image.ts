import pLimit from 'p-limit';
import sharp, { type Sharp } from 'sharp';
import { detectFileType, type FileSource } from './detect-file-type.ts';
import { IMAGE_TYPES } from './file-types.ts';
import { ImageTooBig, ImageUnreadable } from './refusals.ts';

/** The largest image accepted, in pixels: enough for photos of the largest phones, too little for a decompression bomb. */
const MAX_PIXELS = 50_000_000;

/** How long decoding and encoding an image may take, in seconds. */
const ENCODE_TIMEOUT_SECONDS = 30;

/** One image at a time is decoded: ten large photos at once must not exhaust the memory. (H-97) */
const oneAtATime = pLimit(1);

/**
 * Re-encodes an image: upright, and without metadata such as author, time and place. None of the bytes that were sent is stored.
 * `encode` sets the size and the format of the result; a `still` one has no movement. @throws FileKindRefused, FileNameMisleads, ImageTooBig, ImageUnreadable (SEC-7)
 */
export async function reencodeImage({ from, name }: FileSource, encode: (image: Sharp) => Sharp, { still = false } = {}): Promise<Buffer> {
  await detectFileType({ from, name }, IMAGE_TYPES);
  const { width, height, pages = 1 } = await readDimensions({ from, name });
  if (width * height * pages > MAX_PIXELS) throw new ImageTooBig({ name, limit: MAX_PIXELS / 1_000_000 });

  const image = sharp(from, { limitInputPixels: MAX_PIXELS, failOn: 'error', animated: pages > 1 && !still }).autoOrient();
  try {
    return await oneAtATime(() => encode(image).timeout({ seconds: ENCODE_TIMEOUT_SECONDS }).toBuffer());
  } catch {
    throw new ImageUnreadable({ name });
  }
}

/** Reads the dimensions from the header of the image without decoding it; `height` is the height of one page. */
async function readDimensions({ from, name }: FileSource): Promise<{ width: number; height: number; pages?: number | undefined }> {
  try {
    return await sharp(from, { limitInputPixels: false }).metadata();
  } catch {
    throw new ImageUnreadable({ name });
  }
}

import pLimit from 'p-limit';
import sharp, { type Metadata, type Sharp } from 'sharp';
import { Busy } from '../base/busy.ts';
import { boundedQueue } from '../threads/bounded-queue.ts';
import { detectFileType, type FileSource } from './detect-file-type.ts';
import { IMAGE_TYPES } from './file-types.ts';
import { ImageTooBig, ImageUnreadable } from './refusals.ts';

/**
 * The largest JPEG accepted, in pixels: photos of the largest phones. It is shrunk while it is decoded, where it becomes smaller. (H-97)
 */
const MAX_PIXELS_JPEG = 50_000_000;

/** The largest image of any other format, in pixels: it is decoded whole, and two thousand bytes may stand for all of them. */
const MAX_PIXELS = 25_000_000;

/** How long decoding and encoding an image may take, in seconds. */
const ENCODE_TIMEOUT_SECONDS = 30;

/** One image at a time is decoded: ten large photos at once must not exhaust the memory. The largest take about a second. (H-97, SEC-7) */
const decoding = pLimit(1);

/** Images whose bytes are in memory while they wait: who waits last waits half a minute, and one more would be held for nothing. */
const inMemory = boundedQueue({ atOnce: 1, waiting: 20 });

/** Those that wait on disk, where they take no memory: all the photos that an editor drops at once. Each other turn is that of one in memory. */
const onDisk = boundedQueue({ atOnce: 1, waiting: 200 });

// By a single thread: the other processor goes on answering.
sharp.concurrency(1);
// No image comes twice: what was decoded of one would be kept in memory for nothing.
sharp.cache(false);

/**
 * Re-encodes an image: upright, and without metadata such as author, time and place. None of the bytes that were sent is stored.
 * `encode` sets the size and the format of the result; a `still` one has no movement. @throws Busy, FileKindRefused,
 * FileNameMisleads, ImageTooBig, ImageUnreadable (SEC-7)
 */
export async function reencodeImage({ from, name }: FileSource, encode: (image: Sharp) => Sharp, { still = false } = {}): Promise<Buffer> {
  await detectFileType({ from, name }, IMAGE_TYPES);
  const { format, width, height, pages = 1 } = await readDimensions({ from, name });
  const limit = format === 'jpeg' ? MAX_PIXELS_JPEG : MAX_PIXELS;
  if (width * height * pages > limit) throw new ImageTooBig({ name, limit: limit / 1_000_000 });

  const image = sharp(from, { limitInputPixels: limit, failOn: 'error', animated: pages > 1 && !still }).autoOrient();
  try {
    const queued = typeof from === 'string' ? onDisk : inMemory;
    return await queued(() => decoding(() => encode(image).timeout({ seconds: ENCODE_TIMEOUT_SECONDS }).toBuffer()));
  } catch (error) {
    throw error instanceof Busy ? error : new ImageUnreadable({ name });
  }
}

/** Reads the dimensions from the header of the image without decoding it; `height` is the height of one page. */
async function readDimensions({ from, name }: FileSource): Promise<Pick<Metadata, 'format' | 'width' | 'height' | 'pages'>> {
  try {
    return await sharp(from, { limitInputPixels: false }).metadata();
  } catch {
    throw new ImageUnreadable({ name });
  }
}

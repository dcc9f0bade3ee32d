import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { Busy } from '../base/busy.ts';
import type { FileSource } from './detect-file-type.ts';
import { reencodeImage } from './reencode-image.ts';

let folder: string;
let photo: string;
let bytes: Buffer;

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'cordee-reencode-'));
  photo = path.join(folder, 'photo.jpg');
  bytes = await sharp({
    create: { width: 1500, height: 1500, channels: 3, noise: { type: 'gaussian', mean: 128, sigma: 30 }, background: '#a33' },
  })
    .jpeg()
    .toBuffer();
  await writeFile(photo, bytes);
});
afterAll(() => rm(folder, { recursive: true }));

const drawMany = (from: FileSource['from'], count: number) =>
  Promise.allSettled(Array.from({ length: count }, () => reencodeImage({ from, name: '' }, (image) => image.resize(64).png())));

const refusalsAmong = (drawn: readonly PromiseSettledResult<unknown>[]) =>
  drawn.flatMap((outcome) => (outcome.status === 'rejected' ? [outcome.reason] : []));

it('SEC-7 of more images than may wait, those beyond are refused at once as busy, and the others are drawn', async () => {
  const drawn = await drawMany(bytes, 40);
  const refusals = refusalsAmong(drawn);
  expect(refusals.length, 'refused').toBeGreaterThan(0);
  expect(refusals.every((reason) => reason instanceof Busy)).toBe(true);
  expect(drawn.length - refusals.length, 'drawn').toBeGreaterThanOrEqual(21);
});

it('LRN-5 forty photos that an editor drops at once wait on disk and are all drawn, and keep nobody from changing their picture', async () => {
  let dropped = false;
  const photos = drawMany(photo, 40).finally(() => {
    dropped = true;
  });
  expect(refusalsAmong(await drawMany(bytes, 20)), 'pictures of people').toEqual([]);
  expect(dropped, 'the pictures of people do not wait until all photos are drawn').toBe(false);
  expect(refusalsAmong(await photos), 'photos').toEqual([]);
});

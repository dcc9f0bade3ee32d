import sharp from 'sharp';
import { expect, it } from 'vitest';
import { Busy } from '../base/busy.ts';
import { reencodeImage } from './reencode-image.ts';

it('SEC-7 of more images than may wait, those beyond are refused at once as busy, and the others are drawn', async () => {
  const from = await sharp({
    create: { width: 1500, height: 1500, channels: 3, noise: { type: 'gaussian', mean: 128, sigma: 30 }, background: '#a33' },
  })
    .jpeg()
    .toBuffer();
  const drawn = await Promise.allSettled(
    Array.from({ length: 40 }, () => reencodeImage({ from, name: '' }, (image) => image.resize(64).png())),
  );

  const refusals = drawn.flatMap((outcome) => (outcome.status === 'rejected' ? [outcome.reason] : []));
  expect(refusals.length, 'refused').toBeGreaterThan(0);
  expect(refusals.every((reason) => reason instanceof Busy)).toBe(true);
  expect(drawn.length - refusals.length, 'drawn').toBeGreaterThanOrEqual(21);
});

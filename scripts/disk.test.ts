import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, it } from 'vitest';
import { checkDisk, DiskUnusable, MIN_FREE_BYTES } from './disk.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'cordee-disk-'));

it('OPS-1 a disk that is nearly full is rejected with both numbers', () => {
  expect(() => checkDisk(folder, () => MIN_FREE_BYTES - 1)).toThrow(DiskUnusable);
  expect(() => checkDisk(folder, () => 120 * 1024 * 1024)).toThrow(/120 MB are free .* 500 MB are needed/);
  expect(() => checkDisk(folder, () => MIN_FREE_BYTES)).not.toThrow();
});

it('OPS-1 a folder that cannot be created is rejected by name', () => {
  expect(() => checkDisk('/dev/null/data')).toThrow(/\/dev\/null\/data cannot be written to/);
});

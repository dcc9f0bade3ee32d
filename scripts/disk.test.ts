import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, it } from 'vitest';
import { checkRoom, NEEDED, NoRoom } from './disk.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'cordee-disk-'));

it('OPS-1 a disk that is nearly full is refused with both numbers', () => {
  expect(() => checkRoom(folder, () => NEEDED - 1)).toThrow(NoRoom);
  expect(() => checkRoom(folder, () => 120 * 1024 * 1024)).toThrow(/120 MB are free .* 500 MB are needed/);
  expect(() => checkRoom(folder, () => NEEDED)).not.toThrow();
});

it('OPS-1 a folder that cannot be made is refused by name', () => {
  expect(() => checkRoom('/dev/null/house')).toThrow(/\/dev\/null\/house cannot be written to/);
});

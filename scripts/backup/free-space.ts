import { existsSync, statfsSync } from 'node:fs';
import path from 'node:path';
import { BackupFailed, EXIT } from './backup-failed.ts';

/** Returns the free space of the disk on which a folder is, in bytes. An argument, so that tests can fill the disk. */
export type FreeBytes = (folder: string) => number;

export const freeBytes: FreeBytes = (folder) => {
  const existing = existsSync(folder) ? folder : path.dirname(folder);
  const { bavail, bsize } = statfsSync(existing);
  return bavail * bsize;
};

/** What is left free on the disk, in bytes: other programs write to it meanwhile. */
const RESERVE_BYTES = 50 * 1024 * 1024;

const megabytes = (bytes: number) => Math.ceil(bytes / 1024 / 1024);

/** Checks that the disk of a folder has room for this many bytes. @throws BackupFailed with both numbers (OPS-4) */
export function checkFreeSpace(folder: string, needed: number, free: FreeBytes): void {
  const available = free(folder);
  if (available < needed + RESERVE_BYTES)
    throw new BackupFailed(
      `The disk of ${folder} has ${megabytes(available)} MB free; ${megabytes(needed + RESERVE_BYTES)} MB are needed. Nothing was changed.`,
      EXIT.disk,
    );
}

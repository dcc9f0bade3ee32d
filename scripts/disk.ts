import { accessSync, constants, mkdirSync, statfsSync } from 'node:fs';

/** What a house needs to start, in bytes: a new database, the builds, and room to work. */
export const MIN_FREE_BYTES = 500 * 1024 * 1024;

/** The folder cannot hold a house. */
export class DiskUnusable extends Error {
  override readonly name = 'DiskUnusable';
}

const megabytes = (bytes: number) => Math.floor(bytes / 1024 / 1024);

/** Refuses a folder that cannot be written to, or on a disk that is nearly full. */
export function checkDisk(folder: string, free = freeBytes): void {
  try {
    mkdirSync(folder, { recursive: true });
    accessSync(folder, constants.W_OK);
  } catch (error) {
    throw new DiskUnusable(`${folder} cannot be written to (${(error as NodeJS.ErrnoException).code}). Cordée keeps its data there.`);
  }
  const left = free(folder);
  if (left < MIN_FREE_BYTES)
    throw new DiskUnusable(`${megabytes(left)} MB are free on the disk of ${folder}; ${megabytes(MIN_FREE_BYTES)} MB are needed to start.`);
}

const freeBytes = (folder: string) => {
  const { bavail, bsize } = statfsSync(folder);
  return bavail * bsize;
};

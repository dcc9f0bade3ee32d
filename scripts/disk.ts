import { accessSync, constants, mkdirSync, statfsSync } from 'node:fs';

/** The free disk space that an installation needs to start, in bytes: for a new database, the builds and temporary files. */
export const MIN_FREE_BYTES = 500 * 1024 * 1024;

/** The data folder is not writable, or its disk is nearly full. */
export class DiskUnusable extends Error {
  override readonly name = 'DiskUnusable';
}

const megabytes = (bytes: number) => Math.floor(bytes / 1024 / 1024);

/** Checks that the data folder is writable and has enough free space. @throws DiskUnusable */
export function checkDisk(folder: string, free = freeBytes): void {
  try {
    mkdirSync(folder, { recursive: true });
    accessSync(folder, constants.W_OK);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : error;
    throw new DiskUnusable(`${folder} cannot be written to (${code}). Cordée stores its data there.`);
  }
  const available = free(folder);
  if (available < MIN_FREE_BYTES)
    throw new DiskUnusable(
      `${megabytes(available)} MB are free on the disk of ${folder}; ${megabytes(MIN_FREE_BYTES)} MB are needed to start.`,
    );
}

const freeBytes = (folder: string) => {
  const { bavail, bsize } = statfsSync(folder);
  return bavail * bsize;
};

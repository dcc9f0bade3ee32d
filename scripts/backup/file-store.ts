import type { Readable } from 'node:stream';
import type { FileEntry } from './manifest.ts';

/** A stored file that can be read; `type` is its MIME type, where the store knows it. */
export type OpenFile = Readonly<{ body: Readable; type?: string | undefined }>;

/**
 * The files of a back-up, staged beside those of the installation. `swap` puts them in place, `undo` takes that back, and `finish` removes
 * what they replaced once nothing can fail any more.
 */
export type StagedFiles = Readonly<{ swap: () => Promise<void>; undo: () => Promise<void>; finish: () => Promise<void> }>;

/** Where an installation stores its files: the uploads folder, or a bucket on S3. */
export type FileStore = Readonly<{
  /** Its folder or address, for messages. */
  where: string;
  /** The folder whose disk gets the files of a restore; undefined when they go elsewhere. */
  disk?: string;
  list: () => Promise<readonly Readonly<{ name: string; size: number }>[]>;
  /** Opens a file; undefined when it does not exist. */
  open: (name: string) => Promise<OpenFile | undefined>;
  stage: (backup: string, files: readonly FileEntry[]) => Promise<StagedFiles>;
}>;

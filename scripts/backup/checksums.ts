import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import path from 'node:path';
import { PassThrough, type Readable, type Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { BackupFailed, EXIT } from './backup-failed.ts';
import { checksumsOf, type Manifest } from './manifest.ts';

/** The size of what was written, in bytes, and its SHA-256 as hexadecimal digits. */
export type Written = Readonly<{ size: number; sha256: string }>;

/** Writes a stream, through a transform such as a compressor, to a new file that only its owner can read. */
export async function writeHashed(file: string, source: Readable, through: Transform = new PassThrough()): Promise<Written> {
  const hash = createHash('sha256');
  let size = 0;
  async function* measure(chunks: AsyncIterable<Buffer>) {
    for await (const chunk of chunks) {
      hash.update(chunk);
      size += chunk.length;
      yield chunk;
    }
  }
  await pipeline(source, through, measure, createWriteStream(file, { mode: 0o600, flags: 'wx' }));
  return { size, sha256: hash.digest('hex') };
}

/** Returns the SHA-256 of a stream's bytes as hexadecimal digits. */
export async function sha256Of(source: Readable): Promise<string> {
  const hash = createHash('sha256');
  for await (const chunk of source) hash.update(chunk);
  return hash.digest('hex');
}

/** Verifies that every file of a back-up is there and unchanged. @throws BackupFailed that names each missing or damaged file (OPS-4) */
export async function verifyChecksums(folder: string, manifest: Manifest): Promise<void> {
  const problems: string[] = [];
  for (const entry of checksumsOf(manifest)) {
    const sum = await sha256Of(createReadStream(path.join(folder, entry.path))).catch((error: NodeJS.ErrnoException) => error);
    if (sum instanceof Error) problems.push(`${entry.path} ${sum.code === 'ENOENT' ? 'is missing' : `cannot be read (${sum.message})`}`);
    else if (sum !== entry.sha256) problems.push(`${entry.path} is damaged`);
  }
  if (problems.length === 0) return;

  const shown = problems.slice(0, 10).map((problem) => `  - ${problem}`);
  const more = problems.length > shown.length ? `\n  - and ${problems.length - shown.length} more` : '';
  throw new BackupFailed(`The back-up ${folder} cannot be used. Nothing was changed.\n${shown.join('\n')}${more}`, EXIT.damaged);
}

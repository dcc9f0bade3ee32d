import { open } from 'node:fs/promises';
import path from 'node:path';
import { CAPTIONS, type FileType } from './file-types.ts';
import { FileKindRefused, FileNameMisleads } from './refusals.ts';

/** What somebody sent: where it lies on disk, or what it is. */
export type FileSource = Readonly<{ from: string | Uint8Array; name: string }>;

/** Captions larger than this are none, in bytes. */
const CAPTIONS_LIMIT = 2 * 1024 * 1024;

/**
 * Which of these kinds a file is, by its bytes; its name may only agree.
 * @throws FileKindRefused, FileNameMisleads (SEC-7)
 */
export async function detectFileType({ from, name }: FileSource, types: readonly FileType[]): Promise<FileType> {
  const mime = await detectMime(from);
  const type = types.find((known) => known.mime === mime);
  if (!type) throw new FileKindRefused({ name });
  checkExtension(path.extname(name), name, type);

  return type;
}

/** @throws FileNameMisleads */
export function checkExtension(extension: string, name: string, { extensions }: FileType): void {
  if (extension && !extensions.includes(extension.toLowerCase())) throw new FileNameMisleads({ name, kind: extensions[0] });
}

async function detectMime(from: FileSource['from']): Promise<string | undefined> {
  if (typeof from === 'string' && (await isWebVtt(from))) return CAPTIONS.mime;

  // Read by Node itself: this library comes as an ES module only.
  const { fileTypeFromBuffer, fileTypeFromFile } = await import('file-type');
  const asked = typeof from === 'string' ? fileTypeFromFile(from) : fileTypeFromBuffer(from);
  const found = (await asked.catch(() => undefined))?.mime;
  return found === CAPTIONS.mime ? undefined : found;
}

/** Captions have no magic bytes: they are text, and begin with their name. */
async function isWebVtt(file: string): Promise<boolean> {
  const handle = await open(file);
  try {
    const head = Buffer.alloc(16);
    await handle.read(head, 0, head.length, 0);
    if (!/^\uFEFF?WEBVTT[ \t\r\n\0]/.test(head.toString())) return false;
    if ((await handle.stat()).size > CAPTIONS_LIMIT) return false;
    return isText(await handle.readFile());
  } finally {
    await handle.close();
  }
}

function isText(bytes: Uint8Array): boolean {
  try {
    return !new TextDecoder('utf-8', { fatal: true }).decode(bytes).includes('\0');
  } catch {
    return false;
  }
}

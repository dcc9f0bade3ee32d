import { open } from 'node:fs/promises';
import path from 'node:path';
import { CAPTIONS_TYPE, type FileType, MAX_CAPTIONS_BYTES } from './file-types.ts';
import { FileKindRefused, FileNameMisleads, HeicRefused } from './refusals.ts';

/** A file that somebody sent: its path on disk or its bytes, and the name it was sent under. */
export type FileSource = Readonly<{ from: string | Uint8Array; name: string }>;

/**
 * Detects which of these types a file has, from its bytes; the extension of its name must agree with them.
 * @throws FileKindRefused, FileNameMisleads, HeicRefused (SEC-7, H-97)
 */
export async function detectFileType({ from, name }: FileSource, types: readonly FileType[]): Promise<FileType> {
  const mime = await detectMime(from);
  if (HEIC.includes(mime ?? '')) throw new HeicRefused({ name });
  const type = types.find((candidate) => candidate.mime === mime);
  if (!type) throw new FileKindRefused({ name });
  checkExtension(path.extname(name), name, type);

  return type;
}

/** The name of a file of this type: with the usual extension if it had one that only means the same. (H-97) */
export function nameAs(name: string, { extensions, also = [] }: FileType): string {
  const extension = path.extname(name);
  return also.includes(extension.toLowerCase()) ? name.slice(0, -extension.length) + extensions[0] : name;
}

const HEIC = ['image/heic', 'image/heif', 'image/heic-sequence', 'image/heif-sequence'];

/** Checks that an extension, such as `.mp4`, belongs to the detected type; an empty one is accepted. @throws FileNameMisleads */
export function checkExtension(extension: string, name: string, { extensions, also = [] }: FileType): void {
  if (extension && ![...extensions, ...also].includes(extension.toLowerCase())) throw new FileNameMisleads({ name, kind: extensions[0] });
}

async function detectMime(from: FileSource['from']): Promise<string | undefined> {
  if (typeof from === 'string' && (await isWebVtt(from))) return CAPTIONS_TYPE.mime;

  // Imported dynamically: this library is published as an ES module only.
  const { fileTypeFromBuffer, fileTypeFromFile } = await import('file-type');
  const detection = typeof from === 'string' ? fileTypeFromFile(from) : fileTypeFromBuffer(from);
  const mime = (await detection.catch(() => undefined))?.mime;
  return mime === CAPTIONS_TYPE.mime ? undefined : mime;
}

/** Whether a file is WebVTT. The format has no magic number: it is UTF-8 text that begins with the word WEBVTT. */
async function isWebVtt(file: string): Promise<boolean> {
  const handle = await open(file);
  try {
    const head = Buffer.alloc(16);
    await handle.read(head, 0, head.length, 0);
    if (!/^\uFEFF?WEBVTT[ \t\r\n\0]/.test(head.toString())) return false;
    if ((await handle.stat()).size > MAX_CAPTIONS_BYTES) return false;
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

import { open } from 'node:fs/promises';
import path from 'node:path';
import { CAPTIONS, type Kind } from './kinds.ts';
import { FileKindRefused, FileNameMisleads } from './refusals.ts';

/** What somebody sent: where it lies on disk, or what it is. */
export type Bytes = Readonly<{ from: string | Uint8Array; name: string }>;

/** Captions larger than this are none, in bytes. */
const CAPTIONS_LIMIT = 2 * 1024 * 1024;

/**
 * Which of these kinds a file is, by its bytes; its name may only agree.
 * @throws FileKindRefused, FileNameMisleads (SEC-7)
 */
export async function kindOf({ from, name }: Bytes, kinds: readonly Kind[]): Promise<Kind> {
  const mime = await mimeOf(from);
  const kind = kinds.find((known) => known.mime === mime);
  if (!kind) throw new FileKindRefused({ name });
  checkEnding(path.extname(name), name, kind);

  return kind;
}

/** @throws FileNameMisleads */
export function checkEnding(ending: string, name: string, { endings }: Kind): void {
  if (ending && !endings.includes(ending.toLowerCase())) throw new FileNameMisleads({ name, kind: endings[0] });
}

async function mimeOf(from: Bytes['from']): Promise<string | undefined> {
  if (typeof from === 'string' && (await areCaptions(from))) return CAPTIONS.mime;

  // Read by Node itself: this library comes as an ES module only.
  const { fileTypeFromBuffer, fileTypeFromFile } = await import('file-type');
  const asked = typeof from === 'string' ? fileTypeFromFile(from) : fileTypeFromBuffer(from);
  const found = (await asked.catch(() => undefined))?.mime;
  return found === CAPTIONS.mime ? undefined : found;
}

/** Captions have no magic bytes: they are text, and begin with their name. */
async function areCaptions(file: string): Promise<boolean> {
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

import path from 'node:path';

/** Characters that file systems or Strapi reserve. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are among them
const RESERVED = /[<>:"/\\|?*\u0000-\u001F]/g;

/**
 * Decodes text of a form whose bytes were read as Latin-1, one character a byte: as UTF-8 if the bytes are that, else as Latin-1, which old
 * clients send. Returned in NFC, the form that keyboards type and searches compare; a Mac names files in NFD. (H-98)
 */
export function decodeText(binary: string): string {
  return decode(Buffer.from(binary, 'latin1')).normalize();
}

function decode(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('latin1').decode(bytes);
  }
}

/** The name that a part of a form gives its file, from its Content-Disposition: `filename*` (RFC 8187) before `plain`, its `filename`. (H-98) */
export function fileNameOf(disposition: string, plain: string | null): string | null {
  const [, encoded] = /\bfilename\*=[\w-]*'[^']*'([^;\s]+)/i.exec(disposition) ?? [];
  const binary = encoded?.replace(/%([0-9a-f]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))) ?? plain;
  return binary && decodeText(binary);
}

/** A name under which Strapi accepts a file: it refuses a question mark, for example, which titles of films often have. (H-98) */
export const acceptableName = (name: string): string => name.replace(RESERVED, '-');

/** The Content-Disposition under which a browser saves a file by its name, with the extension of its type; without a name, by that of its URL. (H-98) */
export function attachmentNamed({ name, ext }: Readonly<{ name?: string; ext: string }>): string {
  if (name === undefined) return 'attachment';

  const full = path.extname(name).toLowerCase() === ext.toLowerCase() ? name : `${name}${ext}`;
  // These stand for themselves in a URL, but not in a header (RFC 8187).
  const encoded = encodeURIComponent(full).replace(/['()*]/g, (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`);
  return `attachment; filename*=UTF-8''${encoded}`;
}

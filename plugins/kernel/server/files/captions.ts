import { CaptionsEmpty } from './refusals.ts';

/** The times of a cue as people have them: hours or not, a comma or a stop before the milliseconds. */
const TIME = '(?:(\\d{1,3}):)?(\\d{1,2}):(\\d{2})[.,](\\d{1,3})';
const LINE = `[ \\t]*${TIME}[ \\t]*-->[ \\t]*${TIME}(.*)`;
const TIMES = new RegExp(`^${LINE}$`, 'gm');

/** A cue: its times, and some text on the next line. */
const CUE = new RegExp(`^${LINE}\\n[ \\t]*\\S`, 'm');

/**
 * Converts captions as people have them to WebVTT: SubRip or WebVTT, in UTF-8, UTF-16 or as Windows-1252 writes them, with commas in their
 * times. Returns undefined for what is neither. @throws CaptionsEmpty (LRN-5, H-91)
 */
export function toWebVtt(bytes: Uint8Array, name: string): string | undefined {
  const text = decode(bytes).replace(/\r\n?/g, '\n').trim();
  const isWebVtt = /^WEBVTT(?=\s|$)/.test(text);
  const isSubRip = new RegExp(`^(\\d+[ \\t]*\\n)?${LINE}`).test(text);
  if (text.includes('\0') || !(isWebVtt || isSubRip)) return undefined;
  if (!CUE.test(text)) throw new CaptionsEmpty({ name });

  const captions = text.replace(TIMES, (_, ...parts: (string | undefined)[]) => {
    const [from, to, settings] = [parts.slice(0, 4), parts.slice(4, 8), parts[8]];
    return `${toTime(from)} --> ${toTime(to)}${settings}`;
  });
  return `${isWebVtt ? captions : `WEBVTT\n\n${captions}`}\n`;
}

const toTime = ([hours = '0', minutes = '', seconds, fraction = '']: readonly (string | undefined)[]): string =>
  `${hours.padStart(2, '0')}:${minutes.padStart(2, '0')}:${seconds}.${fraction.padEnd(3, '0')}`;

/** Decodes text by its byte order mark, else as UTF-8 if it is that, else as Windows does in the west of Europe. */
function decode(bytes: Uint8Array): string {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (first === 0xfe && second === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1252').decode(bytes);
  }
}

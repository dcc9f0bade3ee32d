import { parse } from 'range-parser';

/** A range of a file's bytes; `start` and `end` are both included. */
export type ByteRange = Readonly<{ start: number; end: number }>;

/** `range-parser` sets this bit of its result's code when (a part of) the header is malformed. */
const MALFORMED = 1;

/**
 * Reads the Range header of a request for a file of `size` bytes. Returns `undefined` when the whole file is to be sent: without a
 * header, and for one that is malformed, counts in other units or lists several ranges (RFC 9110, 14.2). Returns `beyond` when the
 * range begins after the end of the file.
 */
export function byteRangeIn(header: string | undefined, size: number): ByteRange | 'beyond' | undefined {
  if (header === undefined) return undefined;
  const { code, type, ranges } = parse(size, header);
  if (type !== 'bytes' || code & MALFORMED || ranges.length > 1) return undefined;

  return ranges[0] ?? 'beyond';
}

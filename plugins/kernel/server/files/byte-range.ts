/** A stretch of a file, first and last byte included. */
export type Stretch = Readonly<{ start: number; end: number }>;

/**
 * The stretch that a Range header asks for; undefined for the whole, which is also the answer to what is not understood and to several
 * stretches at once; `beyond` when there is nothing where it begins.
 */
export function stretchIn(header: string | undefined, size: number): Stretch | 'beyond' | undefined {
  const [, first = '', last = ''] = /^bytes=(\d*)-(\d*)$/.exec(header ?? '') ?? [];
  if (first === '' && last === '') return undefined;
  if (first === '') return Number(last) === 0 || size === 0 ? 'beyond' : { start: Math.max(size - Number(last), 0), end: size - 1 };
  if (last !== '' && Number(last) < Number(first)) return undefined;
  if (Number(first) >= size) return 'beyond';

  return { start: Number(first), end: last === '' ? size - 1 : Math.min(Number(last), size - 1) };
}

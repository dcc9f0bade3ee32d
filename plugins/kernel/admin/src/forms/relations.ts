import type { Position, Related, RelationChange } from './changes';

/**
 * Returns what a relation will hold, in its order, when a change is saved on top of what it holds now: entries are placed one after the other,
 * each once what it stands beside is there, as Strapi does. (H-93)
 */
export function relationAfter(held: readonly Related[], { connect, disconnect }: RelationChange): readonly Related[] {
  let entries = held.filter((entry) => !disconnect.some((each) => isSameEntry(each, entry)));
  let waiting = connect;
  while (waiting.length > 0) {
    const next = waiting.find(({ position = {} }) => isReady(entries, position)) ?? waiting[0];
    if (next) entries = withEntry(entries, next, next.position);
    waiting = waiting.filter((each) => each !== next);
  }
  return entries;
}

/** Whether two entries are the same document. */
const isSameEntry = (a: Related, b: Related): boolean => a.id === b.id || (a.documentId !== undefined && a.documentId === b.documentId);

const indexOf = (entries: readonly Related[], anchor: number | string | undefined): number =>
  entries.findIndex(({ id, documentId }) => anchor !== undefined && (id === anchor || documentId === anchor));

function isReady(entries: readonly Related[], { before, after }: Position): boolean {
  const anchor = before ?? after;
  return anchor === undefined || indexOf(entries, anchor) >= 0;
}

function withEntry(entries: readonly Related[], entry: Related, { before, after, start }: Position = {}): Related[] {
  const others = entries.filter((each) => !isSameEntry(each, entry));
  const [above, below] = [indexOf(others, after), indexOf(others, before)];
  if (below >= 0) return others.toSpliced(below, 0, entry);
  if (above >= 0) return others.toSpliced(above + 1, 0, entry);
  return start ? [entry, ...others] : [...others, entry];
}

// What happens when two people change one document: pure rules. (LRN-8, ACC-13, H-93)

import { diffArrays } from 'diff';
import { isRelationChange, isSame, type Related, type RelationChange, type Values } from './changes';

/** A change of a field by somebody else since a form was opened; without a name, by the person themself or the application. */
export type OtherChange = Readonly<{ field: string; at: string; staff: string | null }>;

/** Returns the changes after which a field has another value than when the form was opened; those of relations as they are. */
export const visibleChanges = (changes: readonly OtherChange[], base: Values, theirs: Values): readonly OtherChange[] =>
  changes.filter(({ field }) => field in base && (isRelationChange(base[field]) || !isSame(base[field], theirs[field])));

/** Whether both sides changed a field, and to different values: then one of the two has to be chosen. */
export const collides = ({ field }: OtherChange, mine: Values, theirs: Values): boolean =>
  field in mine && !isSame(mine[field], theirs[field]);

/** The side whose value of a field is kept; `both`: their changes of a text are merged. */
export type Side = 'mine' | 'theirs' | 'both';

/** Two changes of one document: its fields as it was opened, as this form would save them, and as they are stored now. */
export type Sides = Readonly<{
  base: Values;
  mine: Values;
  theirs: Values;
  /** What the relations that both sides changed hold now, in their order. */
  theirRelations?: Readonly<Record<string, readonly Related[]>>;
}>;

/**
 * Returns the fields to save on top of the other side's version: mine, without those for which theirs was chosen, and texts with the changes
 * of both where that was. A relation is placed at the end where what it was to stand beside is gone.
 */
export function merged(sides: Sides, choices: Readonly<Record<string, Side>>): Values {
  const kept = Object.entries(sides.mine).filter(([name]) => choices[name] !== 'theirs');
  return Object.fromEntries(
    kept.map(([name, value]) => {
      if (choices[name] === 'both') return [name, mergedText(sides, name) ?? value];
      return [name, isRelationChange(value) ? placed(value, sides.theirRelations?.[name]) : value];
    }),
  );
}

/** A run of lines of a text, and what stands there instead. */
type Edit = Readonly<{ start: number; end: number; lines: readonly string[] }>;

/** Returns a text with the changes of both sides; undefined where they changed the same lines or neighbouring ones, or it is no text. */
export function mergedText({ base, mine, theirs }: Sides, field: string): string | undefined {
  const [former, ours, others] = [base[field], mine[field], theirs[field]];
  if (typeof former !== 'string' || typeof ours !== 'string' || typeof others !== 'string') return undefined;

  const lines = former.split('\n');
  const edits = editsOf(lines, ours);
  const more = editsOf(lines, others).filter((edit) => !edits.some((each) => isSame(each, edit)));
  if (edits.some((a) => more.some((b) => a.start <= b.end && b.start <= a.end))) return undefined;
  // From the end, so that the numbers of the lines above stay right.
  const all = [...edits, ...more].toSorted((a, b) => b.start - a.start);
  return all.reduce((text, edit) => text.toSpliced(edit.start, edit.end - edit.start, ...edit.lines), lines).join('\n');
}

function editsOf(base: string[], text: string): Edit[] {
  const edits: Edit[] = [];
  let edit: Edit = { start: 0, end: 0, lines: [] };
  const close = (next: number) => {
    if (edit.end > edit.start || edit.lines.length > 0) edits.push(edit);
    edit = { start: next, end: next, lines: [] };
  };
  for (const { added, removed, value } of diffArrays(base, text.split('\n'))) {
    if (added) edit = { ...edit, lines: [...edit.lines, ...value] };
    else if (removed) edit = { ...edit, end: edit.end + value.length };
    else close(edit.end + value.length);
  }
  close(edit.end);
  return edits;
}

/** Returns a change of a relation as it can be saved where it holds these entries. */
export function placed({ connect, disconnect }: RelationChange, held: readonly Related[] | undefined): RelationChange {
  if (!held) return { connect, disconnect };

  const present = new Set<unknown>([...held, ...connect].flatMap(({ id, documentId }) => [id, documentId]));
  const isThere = (anchor: number | string | undefined) => anchor === undefined || present.has(anchor);
  return {
    connect: connect.map((entry) =>
      isThere(entry.position?.before) && isThere(entry.position?.after) ? entry : { ...entry, position: { end: true } },
    ),
    disconnect: disconnect.filter(({ id, documentId }) =>
      held.some((entry) => entry.id === id || (documentId !== undefined && entry.documentId === documentId)),
    ),
  };
}

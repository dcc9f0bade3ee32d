// What differs between two values of a field, to be shown side by side. (H-93)
import { diffArrays, diffWordsWithSpace } from 'diff';

/** A line of a value as it is shown: of a text, or an entry of a list. Lines with the same key are the same. */
export type Line = Readonly<{ key: string; text: string }>;

/** A part of a line. */
type Piece = Readonly<{ text: string; differs: boolean }>;

/** A line beside the other value, or how many lines stand here that both have. `moved`: the other has it too, at another place. */
export type ComparedLine = Readonly<
  { kind: 'same' | 'differs' | 'moved'; pieces: readonly Piece[]; folded?: undefined } | { folded: number; kind?: undefined }
>;

type Shown = Extract<ComparedLine, { pieces: readonly Piece[] }>;

/** What stands at one height in both values. */
type Row = readonly [Shown | undefined, Shown | undefined];

/** How many lines that both have are shown above and below what differs. */
const CONTEXT = 1;

/**
 * Returns the lines of each of two values with what differs marked: words in a text, whole entries in a list, and those that stand at another
 * place there. What both have is shown beside a difference, and counted elsewhere.
 */
export function compared(
  a: readonly Line[],
  b: readonly Line[],
  isList = false,
): readonly [readonly ComparedLine[], readonly ComparedLine[]] {
  const rows: Row[] = [];
  let removed: readonly Line[] = [];
  let at = 0;
  const flush = (added: readonly Line[]) => {
    for (let index = 0; index < Math.max(removed.length, added.length); index += 1) {
      const [left, right] = [removed[index], added[index]];
      rows.push([
        left && (isList ? changedEntry(left, b) : changedLine(left, right)),
        right && (isList ? changedEntry(right, a) : changedLine(right, left)),
      ]);
    }
    at += removed.length;
    removed = [];
  };
  for (const change of diffArrays([...a], [...b], { comparator: (x, y) => x.key === y.key })) {
    if (change.removed) removed = change.value;
    else if (change.added) flush(change.value);
    else {
      flush([]);
      rows.push(...change.value.map((line, index): Row => [same(a[at + index] ?? line), same(line)]));
      at += change.value.length;
    }
  }
  flush([]);
  const differs = rows.map(([left]) => left?.kind !== 'same');
  // Two values that read the same, such as files of one name, are shown all the same.
  const isNear = rows.map(
    (_, row) => !differs.includes(true) || differs.slice(Math.max(0, row - CONTEXT), row + CONTEXT + 1).includes(true),
  );
  return [
    folded(
      rows.map(([left]) => left),
      isNear,
    ),
    folded(
      rows.map(([, right]) => right),
      isNear,
    ),
  ];
}

const same = ({ text }: Line): Shown => ({ kind: 'same', pieces: [{ text, differs: false }] });

/** A line of a text that the other value does not have here; `beside`: what it has instead. */
function changedLine({ text }: Line, beside: Line | undefined): Shown {
  const words = beside ? diffWordsWithSpace(beside.text, text).filter(({ removed }) => !removed) : [];
  const hasCommonWords = words.some(({ added, value }) => !added && /\p{L}/u.test(value));
  return {
    kind: 'differs',
    pieces: hasCommonWords ? words.map(({ added, value }) => ({ text: value, differs: added })) : [{ text, differs: true }],
  };
}

/** An entry of a list that the other value does not have here. */
const changedEntry = ({ key, text }: Line, others: readonly Line[]): Shown => ({
  kind: others.some((other) => other.key === key) ? 'moved' : 'differs',
  pieces: [{ text, differs: true }],
});

/** Counts the lines that both have instead of showing them, but for those near a difference. */
function folded(lines: readonly Row[number][], isNear: readonly boolean[]): readonly ComparedLine[] {
  const result: ComparedLine[] = [];
  for (const [at, line] of lines.entries()) {
    const last = result.at(-1);
    if (!line) continue;
    if (isNear[at]) result.push(line);
    else if (last?.folded) result[result.length - 1] = { folded: last.folded + 1 };
    else result.push({ folded: 1 });
  }
  return result;
}

import { searchForm, searchWords } from '../../../server/base/search-form.ts';
import type { TableState } from './table-state';

/** What a cell is sorted by; nothing comes last. */
export type SortValue = string | number | null;

type Arrangement<Row> = Readonly<{
  control: TableState;
  /** The columns that can be sorted, with what they are sorted by. */
  columns: readonly Readonly<{ id: string; sortBy?: (row: Row) => SortValue }>[];
  /** What is searched of a row. */
  searched: (row: Row) => string;
  pageSize?: number;
}>;

/** Searches, sorts and pages rows that arrived all at once. `total` counts those that were found. */
export function arrangeRows<Row>(all: readonly Row[], { control, columns, searched, pageSize = 25 }: Arrangement<Row>) {
  const words = searchWords(control.search);
  const found = all.filter((row) => {
    const form = searchForm(searched(row));
    return words.every((word) => form.includes(word));
  });
  const descending = control.sort.startsWith('-');
  const sortBy = columns.find(({ id }) => id === control.sort.replace(/^-/, ''))?.sortBy;
  const sorted = sortBy ? found.toSorted((a, b) => compare(sortBy(a), sortBy(b), descending)) : found;
  const pages = Math.max(1, Math.ceil(found.length / pageSize));
  const start = (Math.min(control.page, pages) - 1) * pageSize;

  return { rows: sorted.slice(start, start + pageSize), total: found.length, pages };
}

/** As a French reader expects: É with E, and the one apostrophe beside the other. (H-83) */
const collator = new Intl.Collator('fr', { numeric: true, sensitivity: 'base', ignorePunctuation: true });

function compare(a: SortValue, b: SortValue, descending: boolean): number {
  if (a === null || b === null) return Number(a === null) - Number(b === null);
  const order = typeof a === 'number' && typeof b === 'number' ? a - b : collator.compare(String(a), String(b));
  return descending ? -order : order;
}

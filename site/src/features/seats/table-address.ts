import type { SessionTable } from '@cordee/seats/api';

/** What the table of a session shows, as its address says it: `?q=martin&statut=attente&tri=-nom&page=2`. (PART-10) */
const SHOWN = { slot: 'holding', attente: 'waiting', sans: 'other' } as const;
export const SORTED = { nom: 'name', '-nom': '-name', depuis: 'since', '-depuis': '-since' } as const;

const wordOf = (words: Readonly<Record<string, string>>, value: string): string =>
  Object.entries(words).find(([, meaning]) => meaning === value)?.[0] ?? '';

/** Reads the address of the table; what it does not know it leaves out. */
export function readTable(query: URLSearchParams): SessionTable {
  const page = Number(query.get('page'));
  return {
    search: (query.get('q') ?? '').slice(0, 200),
    show: meaningOf(SHOWN, query.get('statut')) ?? 'all',
    sort: meaningOf(SORTED, query.get('tri')) ?? 'standing',
    page: Number.isInteger(page) && page >= 1 && page <= 10_000 ? page : 1,
  };
}

function meaningOf<T extends string>(words: Readonly<Record<string, T>>, word: string | null): T | undefined {
  return word !== null && Object.hasOwn(words, word) ? words[word] : undefined;
}

/** The fields of the address of a table, without those that say nothing. */
export const tableFields = ({ search, show, sort, page }: SessionTable): [name: string, value: string][] =>
  Object.entries({ q: search, statut: wordOf(SHOWN, show), tri: wordOf(SORTED, sort), page: page > 1 ? String(page) : '' }).filter(
    ([, value]) => value !== '',
  );

/** The query string of the address of a table; empty for the table as it opens. */
export function tableQuery(table: SessionTable): string {
  const query = new URLSearchParams(tableFields(table)).toString();
  return query && `?${query}`;
}

import { useRef, useState } from 'react';
import { useSearchParams } from 'react-router-dom';

/** What somebody chose to see of a table. `sort` is the id of a column, after a `-` for descending; `before`, the id that older rows come after. */
export type TableState = Readonly<{ page: number; search: string; sort: string; before: string }>;

/** Which choice of each filter was made, by the name of the filter; none for all rows. */
type Filters<Name extends string = string> = Readonly<Partial<Record<Name, string>>>;

type Change = Partial<TableState> & Readonly<{ filters?: Readonly<Record<string, string>> }>;

/** What stands in the search field, searched for or not yet; null without one. */
type Typed = { current: string | null };

/** The state of a table, and how to change it. Whoever searches, filters or sorts anew begins at the first page. An empty choice ends a filter. */
export type TableControl<Filter extends string = string> = TableState &
  Readonly<{ filters: Filters<Filter>; typed: Typed; change: (change: Change, options?: { replace: boolean }) => void }>;

type SetParams = (change: (before: URLSearchParams) => URLSearchParams, options?: { replace: boolean }) => void;

/** The state of a table with these filters in the URL of its page, where it can be linked to, and where the browser goes back in it. */
export function useUrlTable<Filter extends string = never>(filters: readonly Filter[] = []): TableControl<Filter> {
  const [params, setParams] = useSearchParams();
  return controlOf(params, setParams, filters, useRef(null));
}

/** The state of a table in memory, for a panel. */
export function useMemoryTable(): TableControl<never> {
  const [params, setParams] = useState(() => new URLSearchParams());
  return controlOf<never>(params, setParams, [], useRef(null));
}

function controlOf<Filter extends string>(
  params: URLSearchParams,
  setParams: SetParams,
  filters: readonly Filter[],
  typed: Typed,
): TableControl<Filter> {
  const text = (name: keyof TableState) => params.get(name) ?? '';
  return {
    page: Math.max(1, Math.trunc(Number(text('page'))) || 1),
    search: text('search'),
    sort: text('sort'),
    before: text('before'),
    filters: chosenIn(params, filters),
    typed,
    change: (change, options) => {
      const whole = withTyped(change, typed.current);
      setParams((before) => changedParams(before, whole), options);
    },
  };
}

/** Returns a change that also searches for what stands in the search field, unless it leads to another page of what was found. */
export const withTyped = (change: Change, typed: string | null): Change =>
  typed === null || 'page' in change || 'before' in change ? change : { search: typed.trim(), ...change };

/** The choices that the parameters hold of these filters. */
export function chosenIn<Filter extends string>(params: URLSearchParams, names: readonly Filter[]): Filters<Filter> {
  const chosen: Partial<Record<Filter, string>> = {};
  for (const name of names) {
    const choice = params.get(name);
    if (choice) chosen[name] = choice;
  }
  return chosen;
}

/** Returns the parameters after a change of the table; parameters of others stay. */
export function changedParams(params: URLSearchParams, { filters, ...change }: Change): URLSearchParams {
  const changed = new URLSearchParams(params);
  for (const [name, value] of Object.entries({ page: 1, before: '', ...filters, ...change })) {
    if (value === '' || value === 1) changed.delete(name);
    else changed.set(name, String(value));
  }
  return changed;
}

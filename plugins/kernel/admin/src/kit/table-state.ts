import { useState } from 'react';
import { useSearchParams } from 'react-router-dom';

/** What somebody chose to see of a table. `sort` is the id of a column, after a `-` for descending; `before`, the id that older rows come after. */
export type TableState = Readonly<{ page: number; search: string; sort: string; before: string }>;

/** The state of a table, and how to change it. Whoever searches or sorts anew begins at the first page. */
export type TableControl = TableState & Readonly<{ change: (change: Partial<TableState>, options?: { replace: boolean }) => void }>;

type SetParams = (change: (before: URLSearchParams) => URLSearchParams, options?: { replace: boolean }) => void;

/** The state of a table in the URL of its page, where it can be linked to, and where the browser goes back in it. */
export function useUrlTable(): TableControl {
  const [params, setParams] = useSearchParams();
  return controlOf(params, setParams);
}

/** The state of a table in memory, for a panel. */
export function useMemoryTable(): TableControl {
  const [params, setParams] = useState(() => new URLSearchParams());
  return controlOf(params, setParams);
}

function controlOf(params: URLSearchParams, setParams: SetParams): TableControl {
  const text = (name: keyof TableState) => params.get(name) ?? '';
  return {
    page: Math.max(1, Math.trunc(Number(text('page'))) || 1),
    search: text('search'),
    sort: text('sort'),
    before: text('before'),
    change: (change, options) => setParams((before) => changedParams(before, change), options),
  };
}

/** Returns the parameters after a change of the table; parameters of others stay. */
export function changedParams(params: URLSearchParams, change: Partial<TableState>): URLSearchParams {
  const changed = new URLSearchParams(params);
  for (const [name, value] of Object.entries({ page: 1, before: '', ...change })) {
    if (value === '' || value === 1) changed.delete(name);
    else changed.set(name, String(value));
  }
  return changed;
}

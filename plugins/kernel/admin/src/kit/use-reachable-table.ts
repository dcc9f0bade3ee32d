import { useEffect, useRef, useState } from 'react';

/**
 * Returns what keeps a table with so many rows reachable by keyboard: once the row where the keyboard was is gone, no cell is left that Tab could enter, and the
 * table begins anew.
 */
export function useReachableTable(rowCount: number) {
  const ref = useRef<HTMLTableElement>(null);
  const before = useRef(rowCount);
  const [key, setKey] = useState(0);
  useEffect(() => {
    const isShorter = rowCount < before.current;
    before.current = rowCount;
    if (isShorter && ref.current?.querySelector('[tabindex="0"]') === null) setKey((key) => key + 1);
  }, [rowCount]);
  return { key, ref };
}

import type { Page } from 'playwright-core';

/**
 * Returns all records that the page keeps in an IndexedDB store of the browser, and none while there is no such database. Opening a
 * database that is missing would make it, without a store: the page could never use it again, so that is undone.
 */
export const recordsIn = <T>(page: Page, database: string, store: string): Promise<T[]> =>
  page.evaluate(
    ([name, storeName]) =>
      new Promise<T[]>((resolve, reject) => {
        const opening = indexedDB.open(name);
        opening.onupgradeneeded = () => opening.transaction?.abort();
        opening.onerror = () => (opening.error?.name === 'AbortError' ? resolve([]) : reject(opening.error));
        opening.onsuccess = () => {
          const reading = opening.result.transaction(storeName).objectStore(storeName).getAll();
          reading.onerror = () => reject(reading.error);
          reading.onsuccess = () => resolve(reading.result);
          opening.result.close();
        };
      }),
    [database, store] as const,
  );

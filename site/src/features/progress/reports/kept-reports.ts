import { createStore, delMany, entries, promisifyRequest, set, type UseStore } from 'idb-keyval';

/**
 * What a page of a lesson has to report and is not known to be saved: played ranges, or that a text was read. It stays on the device
 * until it is saved, for the person whose page it was. (H-85, LRN-23)
 */
export type KeptReport = Readonly<{ person: string; url: string; body: ReportBody; keptAt: number }>;

/** What is sent: `page` is the stamp of the page that reports; times are in seconds. */
export type ReportBody = Readonly<{
  page: string;
  played?: readonly (readonly [number, number])[];
  position?: number;
  duration?: number | undefined;
}>;

/** After so long a report is forgotten: it would be refused. */
const MAX_AGE_MS = 7 * 24 * 3_600_000;

// IndexedDB and not `localStorage`, which a browser that is killed may not have written for a minute.
let opened: UseStore | undefined;

function reports(): UseStore {
  opened ??= createStore('cordee-reports', 'reports');
  return opened;
}

/** Keeps a report in place of the one that the same page kept before. Never throws: if the browser refuses, the page itself still has it. */
export const keepReport = (report: KeptReport): Promise<void> => set(keyOf(report), report, reports()).catch(() => {});

/** Forgets a report that was saved, unless its page, in another tab, has kept more since. Never throws. */
export const forgetReport = (report: KeptReport): Promise<void> =>
  reports()('readwrite', (store) => {
    const stored: IDBRequest<KeptReport | undefined> = store.get(keyOf(report));
    stored.onsuccess = () => stored.result?.keptAt === report.keptAt && store.delete(keyOf(report));
    return promisifyRequest(store.transaction);
  }).catch(() => {});

/** The reports of a person, oldest first; none where the browser stores nothing. Those of anybody that are too old are forgotten. */
export async function reportsOf(person: string, now = Date.now()): Promise<KeptReport[]> {
  const all = await entries<string, KeptReport>(reports()).catch(() => []);
  const { own, expired } = sortOut(all, { person, now });
  if (expired.length > 0) await delMany(expired, reports()).catch(() => {});
  return own;
}

/** Sorts out what is kept on a device: the reports of a person, oldest first, and the keys of those of anybody that are too old. */
export const sortOut = (all: readonly (readonly [string, KeptReport])[], { person, now }: Readonly<{ person: string; now: number }>) => ({
  own: all
    .map(([, report]) => report)
    .filter((report) => report.person === person && !isExpired(report, now))
    .toSorted((a, b) => a.keptAt - b.keptAt),
  expired: all.filter(([, report]) => isExpired(report, now)).map(([key]) => key),
});

const isExpired = ({ keptAt }: KeptReport, now: number) => keptAt < now - MAX_AGE_MS;

const keyOf = ({ url, body }: KeptReport) => `${url} ${body.page}`;

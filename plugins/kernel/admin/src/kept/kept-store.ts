// The store of the browser for what was typed and is not saved. Texts may be long, so it is IndexedDB. (H-94)
import { createStore, del, delMany, entries, get, set } from 'idb-keyval';
import { isExpired, type Kept } from './kept.ts';

const store = createStore('cordee', 'kept');

/** The people who had everything forgotten since the page was loaded: a form that is still open keeps nothing of theirs any more. */
const forgotten = new Set<string>();

const otherTabs = new BroadcastChannel('cordee.kept');
otherTabs.addEventListener('message', ({ data }: MessageEvent<string>) => void forgetAllOf(data));

/** Makes an id for a form that is opened. */
export const newFormId = (): string => crypto.getRandomValues(new Uint32Array(3)).join('-');

/** Keeps what was typed in a form, instead of what was kept of the form before. It fails when the browser refuses to store it. */
export async function keep(kept: Kept): Promise<void> {
  if (forgotten.has(kept.person))
    throw new Error('Everything was forgotten on this device, and nothing more is kept until the page is loaded.');

  await set(kept.form, kept, store);
}

/** Forgets what was typed in a form. */
export const forget = (form: string): Promise<void> => del(form, store);

/** Forgets what a person typed, in all tabs, and keeps nothing more of theirs until the page is loaded again. */
export async function forgetEverything(person: string): Promise<void> {
  otherTabs.postMessage(person);
  await forgetAllOf(person);
}

function forgetAllOf(person: string): Promise<void> {
  forgotten.add(person);
  return forgetWhere((kept) => kept.person === person);
}

/**
 * Returns what a person typed and did not save, the latest first, without what is being typed in a form that is still open in some tab.
 * What is too old is forgotten first, whoever typed it.
 */
export async function keptBy(person: string, now = Date.now()): Promise<readonly Kept[]> {
  await forgetWhere((kept) => isExpired(kept, now));
  const [all, open] = await Promise.all([entries<string, Kept>(store), openForms()]);
  return all
    .map(([, kept]) => kept)
    .filter((kept) => kept.person === person && !open.has(kept.form))
    .toSorted((a, b) => b.keptAt - a.keptAt);
}

/** Returns what was typed in a form that has the same id whenever it is opened. */
export async function keptIn(form: string, now = Date.now()): Promise<Kept | undefined> {
  const kept = await get<Kept>(form, store);
  return kept && !isExpired(kept, now) ? kept : undefined;
}

async function forgetWhere(matches: (kept: Kept) => boolean): Promise<void> {
  const all = await entries<string, Kept>(store);
  await delMany(
    all.filter(([, kept]) => matches(kept)).map(([form]) => form),
    store,
  );
}

const LOCK = 'cordee.form.';

// Browsers have locks on https and on localhost alone; elsewhere what is being typed in another tab is offered too.
const locks: LockManager | undefined = navigator.locks;

async function openForms(): Promise<ReadonlySet<string>> {
  const { held = [] } = (await locks?.query()) ?? {};
  return new Set(held.map(({ name = '' }) => name.slice(LOCK.length)));
}

/** Says to all tabs that a form is open, until the function that it returns is called or the page is left. */
export function markOpen(form: string): () => void {
  const closed = new AbortController();
  const untilClosed = new Promise<void>((resolve) => closed.signal.addEventListener('abort', () => resolve()));
  void locks?.request(LOCK + form, () => untilClosed);
  return () => closed.abort();
}

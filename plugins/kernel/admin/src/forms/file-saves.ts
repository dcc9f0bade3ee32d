// How the forms of the files of the media library save: the one of the library's page, and the dialog in the form of a document. They have no
// extension point, so the requests that they make are completed on their way. (LRN-8, H-93, H-94)
import { z } from 'zod';
import { keepFileInfo } from '../kept/keep-file-info.ts';
import { changesOf, type Values } from './changes';
import { type FileConflict, fileQuestion } from './conflicts';
import type { FormBase } from './form-bases';
import { merged, type OtherChange, visibleChanges } from './merge';
import { saveOnTop } from './save-on-top';
import { leaveFormsUntilSaved } from './saves';
import { fileBaseOf, filesIn, noteFiles, noteSavedFile, valuesOf } from './shown-files';

type FileSave = Readonly<{
  url: URL;
  init: RequestInit;
  id: number;
  base: FormBase;
  /** The fields as the form sends them. */
  info: Values;
  /** The file that takes its place. */
  replacement: File | undefined;
}>;

type Fetch = typeof window.fetch;

/** Makes the saves of files say from which version they began, keeps what was typed until it is saved, and asks what to keep of a stale one. */
export function saveFilesFromVersion(): void {
  const fetch = window.fetch.bind(window);
  window.fetch = async (input, init) => {
    const url = new URL(input instanceof Request ? input.url : input, location.href);
    const save = init && saveOf(url, init);
    if (save) return saveFile(save, fetch);

    const response = await fetch(input, init);
    if (/\/upload\b/.test(url.pathname)) void bodyOf(response).then((body) => noteFiles(url, body));
    return response;
  };
}

/** The save that a request is, if it is one. A file whose version no form has read is saved without, and refused. */
function saveOf(url: URL, init: RequestInit): FileSave | undefined {
  const id = Number(
    /\/upload\/files\/(\d+)(\/replace)?$/.exec(url.pathname)?.[1] ?? (/\/upload$/.test(url.pathname) && url.searchParams.get('id')),
  );
  const base = fileBaseOf(url, id);
  if (!base || !(init.body instanceof FormData)) return undefined;

  const info = fields.parse(JSON.parse(String(init.body.get('fileInfo') ?? '{}')));
  const replacement = init.body.get('files');
  return { url, init, id, base, info, replacement: replacement instanceof File ? replacement : undefined };
}

const fields = z.record(z.string(), z.unknown());

let isPageLeft = false;

/** Leaves the form of the library's page as it is until its save has succeeded. The page adds its endpoints when it is opened. */
function leavePageUntilSaved({ pathname }: URL): void {
  if (isPageLeft || /\/upload$/.test(pathname)) return;

  isPageLeft = true;
  leaveFormsUntilSaved(['updateAsset', 'replaceAsset']);
}

async function saveFile(save: FileSave, fetch: Fetch): Promise<Response> {
  const { id, base, info, replacement } = save;
  leavePageUntilSaved(save.url);
  let theirs: Values = base.values;
  const typed = changesOf(Object.fromEntries(Object.entries(info).map(([field, value]) => [field, value === '' ? null : value])), theirs);
  const forget = keepFileInfo({ id, base, values: typed });
  const response = await saveOnTop({
    mine: { ...typed, ...(replacement && { replacedAt: replacement }) },
    version: base.version,
    send: (data, headers) => fetch(...requestOf(save, { data, theirs, headers })),
    errorOf: async (answer) => (answer.ok ? undefined : Object(await bodyOf(answer)).error),
    resolve: async (mine, changes) => {
      const conflict = await conflictOf(save, { mine, changes }, fetch);
      if (!conflict) return undefined;

      theirs = conflict.theirs;
      const decision = conflict.changes.length === 0 ? {} : await fileQuestion.ask(conflict);
      return decision ? merged(conflict, decision) : undefined;
    },
  });
  if (response.ok) {
    noteSavedFile(save.url, await bodyOf(response));
    forget();
  }
  return response;
}

/** The request that saves these fields; all others stay as they are stored. */
function requestOf(
  { url, init, id, info, replacement }: FileSave,
  { data, theirs, headers }: Readonly<{ data: Values; theirs: Values; headers: Record<string, string> }>,
): Parameters<Fetch> {
  const body = new FormData();
  const saved = Object.entries(info).map(([field, value]) => [field, field in data ? value : theirs[field]]);
  body.set('fileInfo', JSON.stringify(Object.fromEntries(saved)));
  const request = { ...init, headers: new Headers([...new Headers(init.headers), ...Object.entries(headers)]), body };
  if (!replacement) return [url, request];
  if (!('replacedAt' in data)) return [at(`/upload?id=${id}`, url), request];

  body.set('files', replacement);
  return [url, request];
}

/** The URL of a path of the media library beside that of another. */
const at = (path: string, { href }: URL): URL => new URL(href.replace(/\/upload\b.*$/, path));

/** What somebody else changed since the form was opened; undefined when it cannot be read. */
async function conflictOf(
  { url, init: { headers, signal }, id, base }: FileSave,
  { mine, changes }: Readonly<{ mine: Values; changes: readonly OtherChange[] }>,
  fetch: Fetch,
): Promise<FileConflict | undefined> {
  const read = async (path: string) => bodyOf(await fetch(at(path, url), { headers: headers ?? {}, signal: signal ?? null }));
  const [file] = filesIn(await read(`/upload/files/${id}`));
  if (!file) return undefined;

  const theirs = valuesOf(file);
  const folders = { ...(file.folder && { [file.folder.id]: file.folder.name }), ...(await nameOfFolder(mine['folder'], read)) };
  return { base: base.values, mine, theirs, folders, changes: visibleChanges(changes, base.values, theirs), publishes: false };
}

const folderBody = z.object({ data: z.object({ id: z.number(), name: z.string() }) });

async function nameOfFolder(id: unknown, read: (path: string) => Promise<unknown>): Promise<Readonly<Record<number, string>>> {
  const { data: folder } = id ? (folderBody.safeParse(await read(`/upload/folders/${id}`)).data ?? {}) : {};
  return folder ? { [folder.id]: folder.name } : {};
}

/** What a response holds, if it is JSON; it can still be read by whoever asked for it. */
const bodyOf = (response: Response): Promise<unknown> =>
  response
    .clone()
    .json()
    .catch(() => undefined);

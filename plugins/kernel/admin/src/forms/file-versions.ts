// The dialogs of the media library save from the version of the file that they show. They have no extension point, so the requests that
// they make are completed on their way. (LRN-8, H-93)
import { z } from 'zod';

/** The version of each file, as its dialog shows it: while a dialog is open, what is read meanwhile is not what stands in it. */
const versions = new Map<number, number>();

const file = z.object({ id: z.number(), mime: z.string(), version: z.number() });

/** Makes the saves of files say from which version they began. */
export function sendFileVersions(): void {
  const { fetch } = window;
  window.fetch = async (input, init) => {
    const url = new URL(input instanceof Request ? input.url : input, location.href);
    const saved = init?.method === 'GET' ? undefined : savedFile(url);
    const version = saved && versions.get(saved);
    const response = await fetch(input, version === undefined ? init : { ...init, headers: withVersion(init?.headers, version) });
    if (saved && response.ok) versions.delete(saved);
    if (response.ok && isRead(url, response)) readFiles(response.clone(), isOfOneFile(url)).catch(() => {});
    return response;
  };
}

/** The id of the file that a request saves. */
function savedFile({ pathname, searchParams }: URL): number | undefined {
  const id = /\/upload\/files\/(\d+)(\/replace)?$/.exec(pathname)?.[1] ?? (/\/upload$/.test(pathname) ? searchParams.get('id') : null);
  return id ? Number(id) : undefined;
}

function withVersion(headers: HeadersInit | undefined, version: number): Headers {
  const all = new Headers(headers);
  all.set('If-Match', `"${version}"`);
  return all;
}

const isRead = ({ pathname }: URL, { headers }: Response) =>
  /\/(upload|content-manager)\b/.test(pathname) && headers.get('Content-Type')?.includes('json') === true;

/** Whether a request reads one file, as the dialog of that file does when it opens. */
const isOfOneFile = ({ pathname }: URL) => /\/upload\/files\/\d+$/.test(pathname);

const readFiles = async (response: Response, isOfOne: boolean): Promise<void> => noteFiles(await response.json(), isOfOne);

/** Notes the versions of the files in a response, however deep they stand in it. */
function noteFiles(value: unknown, isOfOne: boolean): void {
  if (typeof value !== 'object' || value === null) return;

  const { data } = 'mime' in value ? file.safeParse(value) : {};
  const isInDialog = data && !isOfOne && versions.has(data.id) && document.querySelector('[role="dialog"] [name="caption"]') !== null;
  if (data && !isInDialog) versions.set(data.id, data.version);
  for (const part of Object.values(value)) noteFiles(part, isOfOne);
}

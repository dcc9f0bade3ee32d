// Which version of a file of the media library its form shows. (LRN-8, H-93)
import { z } from 'zod';
import type { FormBase } from './form-bases';

const text = z
  .string()
  .nullish()
  .transform((value) => value || null);

/** A file in an answer of the server. The folder is missing where it was not read. */
const libraryFile = z.object({
  id: z.number(),
  mime: z.string(),
  version: z.number(),
  name: z.string(),
  alternativeText: text,
  caption: text,
  focalPoint: z.unknown().transform((point) => point ?? null),
  replacedAt: text,
  folder: z.object({ id: z.number(), name: z.string() }).nullable().optional(),
});

export type LibraryFile = z.output<typeof libraryFile>;

/** What the page of the library read of a file when it opened its form. It keeps that for a minute after the form is closed. */
const readAlone = new Map<number, LibraryFile>();

/** What the lists of files show. */
const listed = new Map<number, LibraryFile>();

let valuesOfForm: () => object = () => ({});

/** Says what the open form of a document holds, until the function that it returns is called: its files are shown as it read them. */
export function showFilesOf(getValues: () => object): () => void {
  valuesOfForm = getValues;
  return () => {
    if (valuesOfForm === getValues) valuesOfForm = () => ({});
  };
}

/** Notes what an answer of the media library says of files. */
export function noteFiles(url: URL, body: unknown): void {
  // What is read while a dialog is open is not what stands in it.
  const isOpen = document.querySelector('[role="dialog"] [name="caption"]') !== null;
  for (const file of filesIn(body)) {
    if (isOfOne(url)) readAlone.set(file.id, file);
    else if (!isOpen || !listed.has(file.id)) listed.set(file.id, file);
  }
}

/** Notes what a save of a file led to. Its form may be saved again before it has read the file. */
export function noteSavedFile(url: URL, body: unknown): void {
  const shown = isOfOne(url) ? readAlone : listed;
  for (const file of filesIn(body)) shown.set(file.id, { ...shown.get(file.id), ...file });
}

/** Returns from what the form of a file began that is saved at this URL: the one of the library's page, or the dialog in another form. */
export function fileBaseOf(url: URL, id: number): FormBase | undefined {
  const file = isOfOne(url) ? readAlone.get(id) : (filesIn(valuesOfForm()).find((shown) => shown.id === id) ?? listed.get(id));
  return file && { values: valuesOf(file), version: file.version };
}

/** The values of the form of a file. */
export const valuesOf = ({ name, alternativeText, caption, focalPoint, replacedAt, folder }: LibraryFile) => ({
  name,
  alternativeText,
  caption,
  focalPoint,
  replacedAt,
  ...(folder !== undefined && { folder: folder?.id ?? null }),
});

/** Returns the files in a value, however deep they stand in it. */
export function filesIn(value: unknown): readonly LibraryFile[] {
  if (typeof value !== 'object' || value === null) return [];

  const { data } = 'mime' in value ? libraryFile.safeParse(value) : {};
  return [...(data ? [data] : []), ...Object.values(value).flatMap(filesIn)];
}

const isOfOne = ({ pathname }: URL): boolean => /\/upload\/files\/\d+(\/replace)?$/.test(pathname);

// The media library lets plugins add nothing to the forms of its files, so that what is typed there is kept while it is being saved. (H-94)
import type { Values } from '../forms/changes';
import type { FormBase } from '../forms/form-bases';
import { forget, keep } from './kept-store.ts';

/** The content type of the files of the media library. */
export const FILE = 'plugin::upload.file';

let person: string | undefined;

/** Says whose files are kept. */
export const keepFileInfoOf = (id: string): void => {
  person = id;
};

/** Keeps what was typed of a file until the function that it returns is called: until it is saved. */
export function keepFileInfo({ id, base, values }: Readonly<{ id: number; base: FormBase; values: Values }>): () => void {
  if (!person || Object.keys(values).length === 0) return () => {};

  const form = `${person} ${FILE} ${id}`;
  const title = String(values['name'] ?? base.values['name']);
  const kept = {
    form,
    person,
    model: FILE,
    document: String(id),
    title,
    base: base.values,
    values,
    version: base.version,
    keptAt: Date.now(),
  };
  const isKept = keep(kept).catch(console.error);
  return () => void isKept.then(() => forget(form)).catch(console.error);
}

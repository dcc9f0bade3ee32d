// The media library lets plugins add nothing to the dialog of a file, so that what is typed there is kept when its save fails. (H-94)
import type { StrapiApp } from '@strapi/strapi/admin';
import { z } from 'zod';
import { forget, keep } from './kept-store.ts';

/** The content type of the files of the media library. */
export const FILE = 'plugin::upload.file';

const saveAction = z.object({
  type: z.enum(['adminApi/executeMutation/fulfilled', 'adminApi/executeMutation/rejected']),
  meta: z.object({
    arg: z.object({
      endpointName: z.literal('updateAsset'),
      originalArgs: z.object({ id: z.number(), fileInfo: z.looseObject({ name: z.string() }) }),
    }),
  }),
});

let person: string | undefined;

/** Says whose files are kept. */
export const keepFileInfoOf = (id: string): void => {
  person = id;
};

/** Keeps the name and the texts of a file when they could not be saved. */
export const watchFiles: StrapiApp['middlewares'][number] = () => () => (next) => (action) => {
  const { data: save } = saveAction.safeParse(action);
  if (save && person) {
    const { id, fileInfo: values } = save.meta.arg.originalArgs;
    const file = { form: `${person} ${FILE} ${id}`, person, model: FILE, document: String(id), title: values.name };
    const isSaved = save.type.endsWith('fulfilled');
    (isSaved ? forget(file.form) : keep({ ...file, base: {}, values, version: null, keptAt: Date.now() })).catch(console.error);
  }
  return next(action);
};

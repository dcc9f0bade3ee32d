// When a form of the content manager is saved: what became of it, and what a failed save must not do. (H-94)
import type { BaseQueryFn, MutationDefinition } from '@reduxjs/toolkit/query';
import { adminApi, type StrapiApp } from '@strapi/strapi/admin';
import { z } from 'zod';

/** `refused`: the server said why; `failed`: it was not reached, or could not answer. */
export type SaveState = 'sent' | 'saved' | 'refused' | 'failed';

type Save = Readonly<{ state: SaveState; model: string; document: string | null }>;

type Listener = (save: Save) => void;

const listeners = new Set<Listener>();

/** Calls the listener whenever a form is saved, until the function that it returns is called. */
export function onSave(listener: Listener): () => void {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}

const SAVES = ['createDocument', 'updateDocument', 'publishDocument', 'cloneDocument'] as const;

const saveAction = z.object({
  type: z.templateLiteral(['adminApi/executeMutation/', z.enum(['pending', 'fulfilled', 'rejected'])]),
  meta: z.object({
    arg: z.object({
      endpointName: z.enum(SAVES),
      originalArgs: z.object({ model: z.string(), documentId: z.string().nullish() }),
    }),
  }),
  payload: z.object({ status: z.number().optional() }).optional(),
});

/** Tells the listeners what becomes of every save. */
export const watchSaves: StrapiApp['middlewares'][number] = () => () => (next) => (action) => {
  const { success, data } = saveAction.safeParse(action);
  if (!success) return next(action);

  const { model, documentId } = data.meta.arg.originalArgs;
  const tell = (state: SaveState) => {
    for (const listener of listeners) listener({ state, model, document: documentId ?? null });
  };
  if (data.type.endsWith('pending')) tell('sent');
  const result = next(action);
  if (data.type.endsWith('fulfilled')) tell('saved');
  if (data.type.endsWith('rejected')) tell(isRefusal(data.payload?.status) ? 'refused' : 'failed');
  return result;
};

/** Whether the server answered that this save may not be: signing in again, or waiting, would not help. */
const isRefusal = (status = 0): boolean => status >= 400 && status < 500 && status !== 401;

type SaveDefinition = MutationDefinition<unknown, BaseQueryFn, string, unknown>;

/**
 * Leaves the form as it is until a save has succeeded. Strapi would show at once what was sent as if it were saved; and after a failure read the
 * document again, which fails as well, and show an error instead of the form with all that was typed in it.
 */
export function leaveFormsUntilSaved(): void {
  const leaveForm = (definition: SaveDefinition) => {
    const { invalidatesTags } = definition;
    delete definition.onQueryStarted;
    if (typeof invalidatesTags === 'function')
      definition.invalidatesTags = (result, error, input, meta) => (error ? [] : invalidatesTags(result, error, input, meta));
  };
  adminApi.enhanceEndpoints({ endpoints: Object.fromEntries(SAVES.map((name) => [name, leaveForm])) });
}

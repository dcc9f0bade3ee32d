// What the content manager could not read: the server did not answer, and it is read again; or the document does not exist. (H-94)
import { adminApi, type StrapiApp } from '@strapi/strapi/admin';
import { useSyncExternalStore } from 'react';
import { z } from 'zod';

/** A read of Strapi's client: the name of its endpoint and what it asks for. */
type Read = Readonly<{ endpointName: string; originalArgs?: unknown }>;

const readAction = z.object({
  type: z.enum(['adminApi/executeQuery/fulfilled', 'adminApi/executeQuery/rejected']),
  meta: z.object({ arg: z.object({ endpointName: z.string(), originalArgs: z.unknown(), queryCacheKey: z.string() }) }),
  payload: z.unknown(),
});
const readOfDocument = z.object({ endpointName: z.literal('getDocument'), originalArgs: z.object({ documentId: z.string() }) });
const gone = z.object({ status: z.literal(404) });

type FailedReads = Readonly<{
  /** Those that were not answered, by their keys. */
  unanswered: ReadonlyMap<string, Read>;
  /** The id of the document that does not exist. */
  gone: string | null;
}>;

const NONE: FailedReads = { unanswered: new Map(), gone: null };

/** What failed since the page was opened. */
let failed = NONE;
let dispatch: ((action: never) => unknown) | undefined;
const listeners = new Set<() => void>();

function change(to: FailedReads): void {
  failed = to;
  for (const listener of listeners) listener();
}

const answered = z.object({ status: z.number().lt(500) });

/** Whether a read failed because the server was not reached, or could not answer. */
export const isUnanswered = (error: unknown): boolean => error !== undefined && !answered.safeParse(error).success;

/** Notes the reads that were not answered, until they are, and the document that does not exist. */
export const watchReads: StrapiApp['middlewares'][number] = () => (store) => {
  dispatch = store.dispatch;
  return (next) => (action) => {
    const { data: read } = readAction.safeParse(action);
    const isFailure = read?.type === 'adminApi/executeQuery/rejected' && isUnanswered(read.payload);
    if (read && (isFailure || failed.unanswered.has(read.meta.arg.queryCacheKey))) {
      const others = [...failed.unanswered].filter(([key]) => key !== read.meta.arg.queryCacheKey);
      change({ ...failed, unanswered: new Map(isFailure ? [...others, [read.meta.arg.queryCacheKey, read.meta.arg]] : others) });
    }
    const ofDocument = gone.safeParse(read?.payload).success && readOfDocument.safeParse(read?.meta.arg).data;
    if (ofDocument) change({ ...failed, gone: ofDocument.originalArgs.documentId });
    return next(action);
  };
};

/** Forgets what failed: its page is left. */
export const forgetFailedReads = (): void => change(NONE);

/** Reads again what failed. */
export function readAgain(): void {
  // Cast: Strapi does not export the types of the endpoints that its plugins add.
  const endpoints = adminApi.endpoints as Record<string, { initiate?: (args: unknown, options: object) => never }>;
  for (const { endpointName, originalArgs } of failed.unanswered.values()) {
    const read = endpoints[endpointName]?.initiate?.(originalArgs, { subscribe: false, forceRefetch: true });
    if (read) dispatch?.(read);
  }
}

const subscribe = (listener: () => void) => {
  listeners.add(listener);
  return () => void listeners.delete(listener);
};

/** What could not be read on the page. */
export const useFailedReads = (): FailedReads => useSyncExternalStore(subscribe, () => failed);

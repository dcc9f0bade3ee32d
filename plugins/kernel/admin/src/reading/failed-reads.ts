// What the content manager could not read because the server did not answer, and reading it again. (H-94)
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

/** The reads that failed since the page was opened, by their keys. */
let failed: ReadonlyMap<string, Read> = new Map();
let dispatch: ((action: never) => unknown) | undefined;
const listeners = new Set<() => void>();

function change(to: ReadonlyMap<string, Read>): void {
  if (to.size === 0 && failed.size === 0) return;
  failed = to;
  for (const listener of listeners) listener();
}

const answered = z.object({ status: z.number().lt(500) });

/** Whether a read failed because the server was not reached, or could not answer. */
export const isUnanswered = (error: unknown): boolean => error !== undefined && !answered.safeParse(error).success;

/** Notes the reads that were not answered, until they are. */
export const watchReads: StrapiApp['middlewares'][number] = () => (store) => {
  dispatch = store.dispatch;
  return (next) => (action) => {
    const { data: read } = readAction.safeParse(action);
    const isFailure = read?.type === 'adminApi/executeQuery/rejected' && isUnanswered(read.payload);
    if (read && (isFailure || failed.has(read.meta.arg.queryCacheKey))) {
      const others = [...failed].filter(([key]) => key !== read.meta.arg.queryCacheKey);
      change(new Map(isFailure ? [...others, [read.meta.arg.queryCacheKey, read.meta.arg]] : others));
    }
    return next(action);
  };
};

/** Forgets what failed: its page is left. */
export const forgetFailedReads = (): void => change(new Map());

/** Reads again what failed. */
export function readAgain(): void {
  // Cast: Strapi does not export the types of the endpoints that its plugins add.
  const endpoints = adminApi.endpoints as Record<string, { initiate?: (args: unknown, options: object) => never }>;
  for (const { endpointName, originalArgs } of failed.values()) {
    const read = endpoints[endpointName]?.initiate?.(originalArgs, { subscribe: false, forceRefetch: true });
    if (read) dispatch?.(read);
  }
}

const subscribe = (listener: () => void) => {
  listeners.add(listener);
  return () => void listeners.delete(listener);
};

/** Whether something on the page could not be read. */
export const useHasFailedReads = (): boolean => useSyncExternalStore(subscribe, () => failed.size > 0);

import { AsyncLocalStorage } from 'node:async_hooks';
import { randomUUID } from 'node:crypto';

const current = new AsyncLocalStorage<{ id: string }>();

/** Returns the id that links the log lines of one request, from site to CMS to worker. (OPS-3) */
export const requestId = (): string | undefined => current.getStore()?.id;

/** Runs `work` with a request id; an id that is missing or malformed is replaced by a new one. */
export const withRequestId = <T>(id: string | null | undefined, work: () => T): T =>
  current.run({ id: id && /^[\w-]{8,64}$/.test(id) ? id : randomUUID() }, work);

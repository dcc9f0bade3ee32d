import { AsyncLocalStorage } from 'node:async_hooks';
import { randomUUID } from 'node:crypto';

const current = new AsyncLocalStorage<{ id: string }>();

/** The id that ties together the log lines of one request, from site to CMS to worker. (OPS-3) */
export const requestId = (): string | undefined => current.getStore()?.id;

/** Runs `work` under a request id; one that is missing or does not look like one is replaced. */
export const withRequestId = <T>(id: string | null | undefined, work: () => T): T =>
  current.run({ id: id && /^[\w-]{8,64}$/.test(id) ? id : randomUUID() }, work);

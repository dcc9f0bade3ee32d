import { adminApi } from '@strapi/strapi/admin';
import type { Answer, Send } from '../forms/saves';
import { isUnanswered } from './failed-reads';

/** How long until a document that is shown is read again, in milliseconds, unless the connection comes back before. */
const RETRY_AFTER_MS = 5_000;

type Api = Readonly<{ getState: () => unknown }>;
/** The endpoint of Strapi's client that reads a document, as far as we change it. */
type ReadEndpoint = { queryFn?: (document: unknown, api: Api, options: unknown, send: Send) => Promise<Answer> };

/** Leaves the form of a document as it is while the document cannot be read again, after a save for example, instead of an error. (H-94) */
export function keepShownDocuments(): void {
  const keepShown = (endpoint: ReadEndpoint) => {
    const { queryFn } = endpoint;
    if (!queryFn) return;

    endpoint.queryFn = async (document, api, options, send) => {
      for (;;) {
        const answer = await queryFn(document, api, options, send);
        if (!isUnanswered(answer.error) || !isShown(document, api)) return answer;
        await timeToRetry();
      }
    };
  };
  // Cast: Strapi does not export the types of the endpoints that the content manager adds.
  (adminApi.enhanceEndpoints as (changes: { endpoints: Record<string, (endpoint: ReadEndpoint) => void> }) => unknown)({
    endpoints: { getDocument: keepShown },
  });
}

/** Whether a document was read before, so that its form is there. */
function isShown(document: unknown, { getState }: Api): boolean {
  // Cast: the same.
  const { getDocument } = adminApi.endpoints as Record<string, { select: (args: unknown) => (state: unknown) => { data?: unknown } }>;
  return getDocument?.select(document)(getState()).data !== undefined;
}

function timeToRetry(): Promise<void> {
  const over = new AbortController();
  return new Promise<void>((resolve) => {
    const timer = setTimeout(resolve, RETRY_AFTER_MS);
    over.signal.addEventListener('abort', () => clearTimeout(timer));
    addEventListener('online', () => resolve(), { signal: over.signal });
  }).finally(() => over.abort());
}

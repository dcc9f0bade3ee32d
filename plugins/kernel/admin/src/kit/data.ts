// The data of the admin screens: RTK Query, as Strapi ships it, called with endpoints as values.
import { adminApi } from '@strapi/strapi/admin';
import { createContext, useCallback, useContext, useMemo } from 'react';
import { type Endpoint, type EndpointArguments, type EndpointOutput, parseResponse, pathOf } from '../../../endpoint.ts';
import { type Refused, refusalOf } from './refusal-code.ts';
import { useIsVisible } from './use-is-visible';

/** Everything that plugins show carries this tag, because an action may change any of it. */
const SHOWN = 'Cordee';

/** The tag that the content manager invalidates when one of its forms is saved; its id is `<model>_<documentId>`. */
const DOCUMENT = 'Document';

/** The tag id of the document that a screen is about. What is read there is read again when the form of the document is saved. */
export const DocumentContext = createContext<string | undefined>(undefined);

type Read = Readonly<{ url: string; document: string | undefined }>;
type Call = Readonly<{ url: string; method: 'GET' | 'POST' | 'PUT' | 'DELETE'; data: unknown }>;

const tagged = adminApi.enhanceEndpoints({ addTagTypes: [SHOWN, DOCUMENT] });

const api = tagged.injectEndpoints({
  endpoints: (build) => ({
    readEndpoint: build.query<unknown, Read>({
      query: ({ url }) => url,
      serializeQueryArgs: ({ queryArgs }) => queryArgs.url,
      providesTags: (_body, _error, { document }) => [SHOWN, ...(document ? [{ type: DOCUMENT, id: document } as const] : [])],
    }),
    callEndpoint: build.mutation<unknown, Call>({
      query: (call) => call,
      async onQueryStarted(_call, { dispatch, queryFulfilled }) {
        await queryFulfilled.catch(() => {});
        // What is being read may be from before the action, and is not read again before it has arrived.
        await Promise.all(dispatch(tagged.util.getRunningQueriesThunk()));
        dispatch(tagged.util.invalidateTags([SHOWN]));
      },
    }),
  }),
});

/**
 * What is known of the data of a screen. While it is read again, `data` is what was read last, also of another input, unless it `isCurrent`; `failed`:
 * the last attempt did not succeed.
 */
export type Reading<T> = Readonly<{ data: T | undefined; isCurrent: boolean; failed: boolean; refresh: () => void }>;

/**
 * Reads an endpoint and parses its response. It is read again after every action, and when the form beside it is saved; who reads the same
 * at the same time shares one request.
 */
export const useEndpoint = <E extends Endpoint>(endpoint: E, ...input: EndpointArguments<E>) =>
  usePolledEndpoint(endpoint, () => 0, ...input);

/** Same as `useEndpoint`, but reads again while the page is visible, after as many milliseconds as `pollEvery` returns; 0 for not at all. */
export function usePolledEndpoint<E extends Endpoint>(
  endpoint: E,
  pollEvery: (data: EndpointOutput<E> | undefined) => number,
  ...input: EndpointArguments<E>
): Reading<EndpointOutput<E>> {
  const url = attempt(() => pathOf(endpoint, ...input));
  const read = { url: url ?? '', document: useContext(DocumentContext) };
  const skip = url === undefined;
  const { data: body, currentData, error } = api.endpoints.readEndpoint.useQueryState(read, { skip });
  const data = useMemo(() => (body === undefined ? undefined : attempt(() => parseResponse(endpoint, body))), [endpoint, body]);
  const { refetch } = api.endpoints.readEndpoint.useQuerySubscription(read, {
    skip,
    refetchOnMountOrArgChange: true,
    pollingInterval: useIsVisible() ? pollEvery(data) : 0,
  });

  const failed = skip || error !== undefined || (body !== undefined && data === undefined);
  return { data, isCurrent: currentData !== undefined && !failed, failed, refresh: () => void refetch() };
}

/** Returns undefined when the work throws, and logs why: a panel must not break the form that it is beside. */
function attempt<T>(work: () => T): T | undefined {
  try {
    return work();
  } catch (error) {
    console.error(error);
    return undefined;
  }
}

/** What an action led to: its response, or why it was refused. */
export type Outcome<T> = Readonly<{ data: T; refusal?: undefined } | { data?: undefined; refusal: Refused }>;

/** What does not follow the shapes of an endpoint was not done, as far as anybody knows. */
const OTHER: Refused = { code: 'other', facts: {} };

/** Returns a function that calls an endpoint, and what became of its last call. Afterwards everything that is shown is read again. */
export function useAction<E extends Endpoint>(endpoint: E) {
  const [call, { isLoading, error }] = api.useCallEndpointMutation();
  const run = useCallback(
    async (...input: EndpointArguments<E>): Promise<Outcome<EndpointOutput<E>>> => {
      const { method } = endpoint;
      if (method === 'PATCH') throw new Error(`The client of the admin sends no PATCH: ${endpoint.path}`);

      const url = attempt(() => pathOf(endpoint, ...input));
      const result = url && (await call({ url, method, data: bodyOf(input[0]) }));
      if (!result) return { refusal: OTHER };
      if ('error' in result) return { refusal: refusalOf(result.error) };
      const parsed = attempt(() => ({ data: parseResponse(endpoint, result.data) }));
      return parsed ?? { refusal: OTHER };
    },
    [call, endpoint],
  );

  return [run, { isRunning: isLoading, refusal: useMemo(() => (error ? refusalOf(error) : undefined), [error]) }] as const;
}

/** Returns the body of a request; a file travels in the field `file` of a form. */
function bodyOf(input: unknown): unknown {
  const body = typeof input === 'object' && input !== null && 'body' in input ? input.body : undefined;
  if (!(body instanceof File)) return body;

  const form = new FormData();
  form.set('file', body);
  return form;
}

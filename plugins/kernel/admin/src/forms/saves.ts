// How the content manager saves its forms: the one place that changes its endpoints. (LRN-8, ACC-13, H-93, H-94)
import { adminApi } from '@strapi/strapi/admin';
import { z } from 'zod';
import type { Values } from './changes';
import { untilFormIsLeft } from './open-form';
import { once } from './send-once';

/** A save of the form of a document, about to be sent; without a document id, one that is being created, as a copy of `sourceId` if there is one. */
export type Save = Readonly<{ model: string; documentId?: string | null; sourceId?: string; params?: unknown; data: Values }>;

export type Request = Readonly<{
  url: string;
  method?: string;
  data?: unknown;
  config?: { params?: unknown; headers?: Record<string, string> };
}>;
export type Answer = { data: unknown; error?: undefined } | { data?: undefined; error: unknown };
export type Send = (request: Request) => Promise<Answer>;

/** The steps of a save, in their order. `left` ends with the form that is saved. */
type Steps = Readonly<{
  /** Returns why it is not sent, as an error; undefined to go on. */
  ask: (save: Save, send: Send, left: AbortSignal) => Promise<object | undefined>;
  /** Sends it. */
  send: (save: Save, request: Request, send: Send, left: AbortSignal) => Promise<Answer>;
  /** Completes the request that throws a draft away, or what is published. */
  takeBack: (save: Save, request: Request) => Request;
}>;

/** `refused`: the server said why; `gone`: that the document was deleted; `failed`: it was not reached, or could not answer. */
export type SaveState = 'sent' | 'saved' | 'refused' | 'gone' | 'failed';

/** A save that has begun. */
type Started = Readonly<{ requestId: string; queryFulfilled: Promise<unknown> }>;

/** An endpoint of Strapi's client that saves a form, as far as we change it. */
type SaveEndpoint = {
  query?: ((save: Save) => Request) | undefined;
  queryFn?: (save: Save, api: unknown, options: unknown, send: Send) => Promise<Answer>;
  transformResponse?: (response: unknown, meta: unknown, save: Save) => unknown;
  invalidatesTags?: (result: unknown, error: unknown, save: Save, meta: unknown) => readonly unknown[];
  onQueryStarted?: (save: Save, api: Started) => Promise<void>;
};

const SAVES = ['createDocument', 'cloneDocument', 'updateDocument', 'publishDocument'];
const TAKE_BACKS = ['discardDocument', 'unpublishDocument'];

/** `created`: the id of the document that the save created. */
type Listener = (save: Save, state: SaveState, created?: string) => void;

const listeners = new Set<Listener>();

/** Calls the listener whenever a form is saved, until the function that it returns is called. */
export function onSave(listener: Listener): () => void {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}

/** Makes the content manager save its forms by these steps, by its buttons and by the keyboard. */
export function saveBySteps({ ask, send, takeBack }: Steps): void {
  const save = (endpoint: SaveEndpoint) => {
    sendBySteps(endpoint, { ask, send });
    leaveFormUntilSaved(endpoint);
    endpoint.onQueryStarted = tell;
  };
  const completed = (endpoint: SaveEndpoint) => {
    const { query } = endpoint;
    if (query) endpoint.query = (taken) => takeBack(taken, query(taken));
  };
  changeEndpoints(SAVES, save);
  changeEndpoints(TAKE_BACKS, completed);
}

const changeEndpoints = (names: readonly string[], change: (endpoint: SaveEndpoint) => void): unknown =>
  // Cast: Strapi does not export the types of the endpoints that its plugins add.
  (adminApi.enhanceEndpoints as (changes: { endpoints: Record<string, typeof change> }) => unknown)({
    endpoints: Object.fromEntries(names.map((name) => [name, change])),
  });

/** Leaves the forms that save by these endpoints as they are until their save has succeeded. */
export const leaveFormsUntilSaved = (endpoints: readonly string[]): unknown => changeEndpoints(endpoints, leaveFormUntilSaved);

function sendBySteps(endpoint: SaveEndpoint, { ask, send }: Pick<Steps, 'ask' | 'send'>): void {
  const { query, transformResponse } = endpoint;
  if (!query) return;

  const saveOnce = once(async (save, request) => {
    const left = untilFormIsLeft();
    const error = await ask(save, request, left);
    const answer: Answer = error ? { error } : await send(save, query(save), request, left);
    if (answer.error !== undefined) return { error: keepingTheForm(answer.error) };
    return transformResponse ? { data: transformResponse(answer.data, undefined, save) } : answer;
  });
  endpoint.query = undefined;
  endpoint.queryFn = (save, _api, _options, request) => saveOnce(save, request);
}

const fieldErrors = z.object({ details: z.object({ errors: z.array(z.unknown()) }) });

/** Strapi's form takes what was typed for saved after any error but one of validation. */
const keepingTheForm = (error: unknown): object => ({
  ...(typeof error === 'object' && error),
  name: 'ValidationError',
  ...(!fieldErrors.safeParse(error).success && { details: {} }),
});

/**
 * Leaves a form as it is until its save has succeeded. Strapi would show at once what was sent as if it were saved (`onQueryStarted`, which is
 * replaced); and after a failure read the document again, which fails as well, and show an error instead of the form with all that was typed.
 */
function leaveFormUntilSaved(endpoint: SaveEndpoint): void {
  const { invalidatesTags } = endpoint;
  if (invalidatesTags) endpoint.invalidatesTags = (result, error, save, meta) => (error ? [] : invalidatesTags(result, error, save, meta));
}

const creation = z.object({ data: z.object({ data: z.object({ documentId: z.string() }) }) });
const failure = z.object({ error: z.object({ status: z.number() }) });

let told: string | undefined;

/** Tells the listeners what becomes of a save, once: the i18n plugin adds the middleware that begins this to Strapi's store a second time. */
async function tell(save: Save, { requestId, queryFulfilled }: Started): Promise<void> {
  if (requestId === told) return;

  told = requestId;
  const say = (state: SaveState, created?: string) => {
    for (const listener of listeners) listener(save, state, created);
  };
  say('sent');
  await queryFulfilled.then(
    (answer) => say('saved', save.documentId ? undefined : creation.safeParse(answer).data?.data.data.documentId),
    (error) => say(stateAfter(failure.safeParse(error).data?.error.status)),
  );
}

/** A refusal says that this save may not be: signing in again, or waiting, would not help. */
function stateAfter(status = 0): SaveState {
  if (status === 404) return 'gone';
  return status >= 400 && status < 500 && status !== 401 ? 'refused' : 'failed';
}

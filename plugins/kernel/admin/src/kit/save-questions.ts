// What is asked before a form of the content manager is saved.
import { adminApi } from '@strapi/strapi/admin';
import { type Endpoint, type EndpointArguments, type EndpointOutput, parseResponse, pathOf } from '../../../endpoint.ts';

/** A save of the form of a document, about to be sent. */
type Save = Readonly<{ model: string; documentId?: string; data: Readonly<Record<string, unknown>> }>;

/** Reads an endpoint. When it cannot be read, nothing is saved. */
type Read = <E extends Endpoint>(endpoint: E, ...input: EndpointArguments<E>) => Promise<EndpointOutput<E>>;

/** The values of the messages `<id>.title`, `<id>.body` and `<id>.confirm`, by which a question is asked. */
type Values = Readonly<Record<string, string | number>>;

/** A question before a document of this content type is saved. `ask` returns what to ask about a save, or undefined to save it unasked. */
export type SaveQuestion = Readonly<{ model: string; id: string; ask: (save: Save, read: Read) => Promise<Values | undefined> }>;

/** A question that its form is asking. */
export type OpenQuestion = Readonly<{ model: string; id: string; values: Values; answer: (answer: Answered) => void }>;

/** What was answered: to save, or not, with the sentence that says so. */
type Answered = Readonly<{ isConfirmed: true } | { isConfirmed: false; notSaved: string }>;

type Send = (request: unknown) => Promise<Answer>;
type Answer = { data: unknown; error?: undefined } | { data?: undefined; error: unknown };

/** The endpoint of Strapi's client that saves a form, as far as we change it. */
type SaveEndpoint = {
  query?: ((save: Save) => unknown) | undefined;
  queryFn?: (save: Save, api: unknown, options: unknown, send: Send) => Promise<Answer>;
  transformResponse?: (response: unknown, meta: unknown, save: Save) => unknown;
};

const questions: SaveQuestion[] = [];
const listeners = new Set<() => void>();
let open: OpenQuestion | undefined;
let areAsked = false;

/** Adds a question. */
export const addSaveQuestion = (question: SaveQuestion): void => void questions.push(question);

export const openQuestion = (): OpenQuestion | undefined => open;

/** Calls the listener when a question is opened or answered, until the function that it returns is called. */
export function onQuestion(listener: () => void): () => void {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}

function show(question: OpenQuestion | undefined): void {
  open = question;
  for (const listener of listeners) listener();
}

/**
 * Makes the content manager ask before it saves, by its button and by the keyboard: around whatever else saves its forms. To be called once
 * the content manager is loaded.
 */
export function askBeforeSaves(): void {
  if (areAsked) return;

  areAsked = true;
  // Cast: Strapi does not export the types of the endpoints that the content manager adds.
  (adminApi.enhanceEndpoints as (changes: { endpoints: Record<string, (endpoint: SaveEndpoint) => void> }) => unknown)({
    endpoints: { updateDocument: withQuestions },
  });
}

function withQuestions(endpoint: SaveEndpoint): void {
  const { query, queryFn, transformResponse } = endpoint;
  const send = async (save: Save, api: unknown, options: unknown, request: Send): Promise<Answer> => {
    if (queryFn) return queryFn(save, api, options, request);
    const answer = await request(query?.(save));
    return answer.error === undefined && transformResponse ? { data: transformResponse(answer.data, undefined, save) } : answer;
  };
  endpoint.query = undefined;
  endpoint.queryFn = async (save, api, options, request) => {
    const error = await whyNotSaved(save, request);
    return error ? { error } : send(save, api, options, request);
  };
}

/** The form keeps what was typed after an error of validation alone. */
const errorOf = (message: string) => ({ name: 'ValidationError', status: 400, message, details: { errors: [] } });

/** The message of `kernel.unanswered`: what a save would lead to could not be read. */
const UNANSWERED = { name: 'ValidationError', status: 400, message: 'kernel.unanswered', details: {} };

/** Why a question could not be asked. */
class Unreadable extends Error {}

/** Asks all that is to be asked about a save, one after the other. Returns the error of the first answer that is no; undefined to save. */
async function whyNotSaved(save: Save, send: Send): Promise<object | undefined> {
  const read: Read = async (endpoint, ...input) => {
    const { data, error } = await send({ url: pathOf(endpoint, ...input), method: 'GET' });
    if (error !== undefined) throw new Unreadable();
    return parseResponse(endpoint, data);
  };
  try {
    for (const { model, id, ask } of questions.filter(({ model }) => model === save.model)) {
      const values = await ask(save, read);
      const asked = values && new Promise<Answered>((answer) => show({ model, id, values, answer })).finally(() => show(undefined));
      const answered = await asked;
      if (answered && !answered.isConfirmed) return errorOf(answered.notSaved);
    }
    return undefined;
  } catch (error) {
    if (error instanceof Unreadable) return UNANSWERED;
    throw error;
  }
}

// What is asked before a form of the content manager is saved.
import { type Endpoint, type EndpointArguments, type EndpointOutput, parseResponse, pathOf } from '../../../endpoint.ts';
import type { Save, Send } from '../forms/saves';
import { makeQuestion } from './question';

/** Reads an endpoint. When it cannot be read, nothing is saved. */
type Read = <E extends Endpoint>(endpoint: E, ...input: EndpointArguments<E>) => Promise<EndpointOutput<E>>;

/** The values of the messages `<id>.title`, `<id>.body` and `<id>.confirm`, by which a question is asked. */
type MessageValues = Readonly<Record<string, string | number>>;

/** A question before a document of this content type is saved. `ask` returns what to ask about a save, or undefined to save it unasked. */
export type SaveQuestion = Readonly<{ model: string; id: string; ask: (save: Save, read: Read) => Promise<MessageValues | undefined> }>;

/** A question as its form asks it. */
type OpenQuestion = Readonly<{ model: string; id: string; values: MessageValues }>;

/** What was answered: to save, or not, with the sentence that says so; null when the form was left instead. */
type Answered = Readonly<{ isConfirmed: true } | { isConfirmed: false; notSaved: string }> | null;

const questions: SaveQuestion[] = [];

/** Adds a question. */
export const addSaveQuestion = (question: SaveQuestion): void => void questions.push(question);

/** What is asked about the save of an open form. */
export const saveQuestion = makeQuestion<OpenQuestion, Answered>();

/** The form keeps what was typed after an error of validation alone. */
const errorOf = (message: string) => ({ name: 'ValidationError', status: 400, message, details: { errors: [] } });

/** The message of `kernel.unanswered`: what a save would lead to could not be read. */
const UNANSWERED = { name: 'ValidationError', status: 400, message: 'kernel.unanswered', details: {} };

/** The message of `kernel.left`: the form was left before the question was answered. */
const LEFT = { ...UNANSWERED, message: 'kernel.left' };

/** Why a question could not be asked. */
class Unreadable extends Error {}

/** Asks all that is to be asked about a save, one after the other. Returns the error of the first answer that is no; undefined to save. */
export async function whyNotSaved(save: Save, send: Send, left: AbortSignal): Promise<object | undefined> {
  const read: Read = async (endpoint, ...input) => {
    const { data, error } = await send({ url: pathOf(endpoint, ...input), method: 'GET' });
    if (error !== undefined) throw new Unreadable();
    return parseResponse(endpoint, data);
  };
  try {
    for (const { model, id, ask } of questions.filter(({ model }) => model === save.model)) {
      const values = await ask(save, read);
      const answered = values && (await saveQuestion.ask({ model, id, values }, { left, answer: null }));
      if (answered === null) return LEFT;
      if (answered && !answered.isConfirmed) return errorOf(answered.notSaved);
    }
    return undefined;
  } catch (error) {
    if (error instanceof Unreadable) return UNANSWERED;
    throw error;
  }
}

// A save that was refused because somebody else saved meanwhile, until its author has decided. (H-93)
import type { OtherChange, Side, Values } from './merge';

/** A related document as the admin lists it. */
export type RelatedEntry = Readonly<{ id: number; documentId?: string | undefined; [field: string]: unknown }>;

export type Conflict = Readonly<{
  model: string;
  document: string;
  /** The fields that the form would save. */
  mine: Values;
  /** The document as it is stored now. */
  theirs: Values;
  /** What was changed since the form was opened, latest first. */
  changes: readonly OtherChange[];
  /** What the relations that both sides changed hold now. */
  theirRelations: Readonly<Record<string, readonly RelatedEntry[]>>;
}>;

/** For each field that both changed, whose value is kept; null when nothing is to be saved for now. */
export type Decision = Readonly<Record<string, Side>> | null;

type Question = Readonly<{ conflict: Conflict; decide: (decision: Decision) => void }>;

let question: Question | undefined;
const listeners = new Set<() => void>();

function show(next: Question | undefined): void {
  question = next;
  for (const listener of listeners) listener();
}

/** Asks the author of a save what is to be kept. */
export const askWhatToKeep = (conflict: Conflict): Promise<Decision> =>
  new Promise((resolve) => {
    const decide = (decision: Decision) => {
      show(undefined);
      resolve(decision);
    };
    show({ conflict, decide });
  });

export const currentQuestion = (): Question | undefined => question;

/** Calls the listener when a question is asked or decided, until the function that it returns is called. */
export function onQuestion(listener: () => void): () => void {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}

/** Saves nothing of what is asked about a document whose form is left. */
export function leaveQuestion({ model, document }: Pick<Conflict, 'model' | 'document'>): void {
  if (question?.conflict.model === model && question.conflict.document === document) question.decide(null);
}

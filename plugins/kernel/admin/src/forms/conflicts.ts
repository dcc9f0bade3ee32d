// A save that was refused because somebody else saved meanwhile, until its author has decided. (H-93)
import { makeQuestion } from '../kit/question';
import type { Values } from './changes';
import type { OtherChange, Side } from './merge';

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

/** Asks the author of a save what is to be kept. */
export const conflictQuestion = makeQuestion<Conflict, Decision>();

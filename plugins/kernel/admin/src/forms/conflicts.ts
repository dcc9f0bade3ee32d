// A save that was refused because somebody else saved meanwhile, until its author has decided. (H-93)
import { makeQuestion } from '../kit/question';
import type { OtherChange, Side, Sides } from './merge';

/** A related document as the admin lists it. */
export type RelatedEntry = Readonly<{ id: number; documentId?: string | undefined; [field: string]: unknown }>;

/** Both sides of a save, of a document or of a file. */
export type Conflict = Sides &
  Readonly<{
    /** What was changed since the form was opened, latest first. */
    changes: readonly OtherChange[];
    /** The save publishes what it saves. */
    publishes: boolean;
  }>;

export type DocumentConflict = Conflict &
  Readonly<{
    model: string;
    document: string;
    /** What the relations that both sides changed hold now, in their order. */
    theirRelations: Readonly<Record<string, readonly RelatedEntry[]>>;
  }>;

export type FileConflict = Conflict &
  Readonly<{
    /** The names of the folders that either side chose, by their ids. */
    folders: Readonly<Record<number, string>>;
  }>;

/** For each field that both changed, whose value is kept; null when nothing is to be saved for now. */
export type Decision = Readonly<Record<string, Side>> | null;

/** Asks the author of a save of a document what is to be kept. */
export const documentQuestion = makeQuestion<DocumentConflict, Decision>();

/** Same, of a file of the media library. */
export const fileQuestion = makeQuestion<FileConflict, Decision>();

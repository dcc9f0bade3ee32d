import { RevisedElsewhere } from './refusals.ts';

/** The private note of a person on a course. `revision`: how often it was saved. */
export type Note = Readonly<{ text: string; revision: number }>;

/** A note before it is first saved. */
export const EMPTY_NOTE: Note = { text: '', revision: 0 };

/** Revises a note. `draft`: the new text, and the revision that its writer had read. @throws RevisedElsewhere */
export function revise(note: Note, draft: Note): Note {
  if (draft.revision !== note.revision) throw new RevisedElsewhere({ revision: note.revision });

  return { text: draft.text, revision: note.revision + 1 };
}

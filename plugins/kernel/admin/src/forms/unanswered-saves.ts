// The saves of open forms that were not answered: the server may have stored them, and is told by their id which one is sent again. (H-94)
import type { Values } from './changes';

/**
 * The saves of a form since the last one that was answered: they share an id, whichever of them arrived. `sent`: every field that they wrote;
 * `stored`: what the server says that one of them led to.
 */
export type UnansweredSave = Readonly<{ id: string; sent: Values; stored?: Readonly<{ document: string; version: number }> }>;

type Document = Readonly<{ model: string; document: string }>;

const saves = new Map<string, UnansweredSave>();

const keyOf = ({ model, document }: Document) => `${model}_${document}`;

/** The id of the next save of a form, with what was sent under it. A document that is being created is the one without an id. */
export function unansweredSaveOf(of: Document): UnansweredSave {
  const save = saves.get(keyOf(of)) ?? { id: newSaveId(), sent: {} };
  saves.set(keyOf(of), save);
  return save;
}

/** Browsers have random UUIDs on https and on localhost alone. */
export const newSaveId = (): string => crypto.getRandomValues(new Uint32Array(4)).join('-');

/** Makes a form go on from saves that were sent from another, whose text it took up. */
export const holdSave = (of: Document, save: UnansweredSave): void => void saves.set(keyOf(of), save);

/** Notes what is about to be sent, and returns the id of the save. */
export function noteSent(of: Document, data: Values): string {
  const save = unansweredSaveOf(of);
  holdSave(of, { ...save, sent: { ...save.sent, ...data } });
  return save.id;
}

/** Notes what one of the saves led to: what is sent next is a new one, on top of it. */
export const noteStored = (of: Document, stored: UnansweredSave['stored']): void =>
  holdSave(of, { id: newSaveId(), sent: unansweredSaveOf(of).sent, ...(stored && { stored }) });

/** Begins a new save: the last one was answered. */
export const endSave = (of: Document): void => void saves.delete(keyOf(of));

/** Same, for all: another form is opened. */
export const endSaves = (): void => saves.clear();

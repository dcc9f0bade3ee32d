// What was typed in a form of the admin and is not saved. (H-94)

import type { Values } from '../forms/changes';
import type { UnansweredSave } from '../forms/unanswered-saves';

/** The attributes of a content type, by their names. */
export type Attributes = Readonly<Record<string, { readonly type: string }>>;

/** What somebody typed in one form, kept on their device until it is saved, forgotten, or a week old. */
export type Kept = Readonly<{
  /** The form in which it was typed: each form that is opened has an id of its own, so that two tabs do not overwrite each other. */
  form: string;
  /** The small form beside that of the document in which it was typed, if it was. */
  beside?: string;
  /** The id of the person in the admin. It is offered to nobody else. */
  person: string;
  /** The content type. */
  model: string;
  /** The document id; null while the document is being created, `copyOf` an original while it is being duplicated. */
  document: string | null;
  /** The title of the document, as its form shows it. */
  title: string;
  /** The same fields as they were when the form was opened. */
  base: Values;
  /** The fields that were changed, and no others. */
  values: Values;
  /** The version of the document when the form was opened; null where documents have none. */
  version: number | null;
  /** Its saves without an answer: the server recognises them when it is taken up again. */
  save?: UnansweredSave;
  /** Milliseconds since 1970, by the clock of the device. */
  keptAt: number;
}>;

/** What stands for the document id in the form in which a document is duplicated: the end of its address. */
export const copyOf = (original: string): string => `clone/${original}`;

/** The document that must exist for such a form to open: the original of a copy. */
export const originalOf = (document: string): string => document.replace(/^clone\//, '');

/** For how many days what was typed is kept. */
const KEPT_DAYS = 7;

const DAY_MS = 86_400_000;

/** Whether what was typed is too old to be kept any longer. */
export const isExpired = ({ keptAt }: Pick<Kept, 'keptAt'>, now: number): boolean => now - keptAt >= KEPT_DAYS * DAY_MS;

/** Returns the fields without the passwords among them, which are never kept. */
export const withoutPasswords = (values: object, attributes: Attributes): Values =>
  Object.fromEntries(Object.entries(values).filter(([name]) => attributes[name]?.type !== 'password'));

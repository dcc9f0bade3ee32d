// From which version the open forms began. (LRN-8, ACC-13)
import type { Values } from './changes';
import { endSaves } from './unanswered-saves';

/** The values of a form when it was opened, and the version of the document that they show. */
export type FormBase = Readonly<{ values: Values; version: number }>;

type Document = Readonly<{ model: string; document: string }>;

const shown = new Map<string, FormBase>();
const held = new Map<string, FormBase>();
const lastSaved = new Map<string, number>();

const keyOf = ({ model, document }: Document) => `${model}_${document}`;

/** Notes what a form shows of its document. */
export const noteBase = (of: Document, base: FormBase): void => void shown.set(keyOf(of), base);

let form: object | undefined;

/** Ends what `holdBase` began in another form, and its saves. What is beside a form enters it again when the window becomes narrow. */
export function enterForm(entered: object): void {
  if (entered !== form) {
    held.clear();
    endSaves();
  }
  form = entered;
}

/**
 * Makes the form of a document begin from an older version than it shows, because what stands in it was typed over that one: the next save
 * says so, and is merged.
 */
export const holdBase = (of: Document, base: FormBase): void => void held.set(keyOf(of), base);

/** Notes the version that a save led to: the form may be saved again before it has read the document. */
export function noteSaved(of: Document, version: unknown): void {
  held.delete(keyOf(of));
  if (typeof version === 'number') lastSaved.set(keyOf(of), version);
}

/** Returns from what the form of a document began; undefined when it has no versions. */
export function baseOf(of: Document): FormBase | undefined {
  const key = keyOf(of);
  const base = held.get(key) ?? shown.get(key);
  return base && { ...base, version: held.has(key) ? base.version : Math.max(base.version, lastSaved.get(key) ?? 0) };
}

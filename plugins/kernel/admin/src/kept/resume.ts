import { baseOf, holdBase } from '../forms/form-bases';
import { holdSave } from '../forms/unanswered-saves';
import type { Kept } from './kept.ts';

/** The part of a form that text is put back into. */
type ResumableForm = Readonly<{ values: object; setValues: (values: object) => void }>;

/**
 * Puts what was typed back into its form. Where the document was saved since, the form goes on from the version over which it was typed: its
 * next save says who changed what, and asks what to keep. (H-93, H-94)
 */
export function resume(form: ResumableForm, { model, document, base, version, values, save }: Kept): void {
  const of = { model, document: document ?? '' };
  const shown = baseOf(of);
  if (version !== null && shown) holdBase(of, { values: { ...shown.values, ...base }, version: Math.min(version, shown.version) });
  if (save) holdSave(of, save);
  form.setValues({ ...form.values, ...values });
}

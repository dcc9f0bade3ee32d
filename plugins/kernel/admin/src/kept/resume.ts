import type { Kept, Values } from './kept.ts';

/** The part of a form that text is put back into. */
type ResumableForm = Readonly<{ values: object; setValues: (values: object) => void }>;

type Resumption = Readonly<{
  form: ResumableForm;
  kept: Kept;
  /** The version of the document that the form shows. */
  version: number | null;
  /** Puts text back that was typed over another version of the document. */
  onResume?: (form: ResumableForm, kept: Kept) => void;
}>;

/** Puts what was typed back into its form. Where the document was saved since, `onResume` decides how. (H-94) */
export const resume = ({ form, kept, version, onResume = putBack }: Resumption): void =>
  kept.version === version ? putBack(form, kept) : onResume(form, kept);

/** Sets the fields that were changed over those of the form. */
const putBack = (form: ResumableForm, { values }: Readonly<{ values: Values }>): void => form.setValues({ ...form.values, ...values });

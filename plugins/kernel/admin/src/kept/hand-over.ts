// Text that goes on in another form than the one in which it was typed. (H-94)
import { documentPath } from '../kit/document-link';
import type { Kept } from './kept.ts';
import { forget, keep, newFormId } from './kept-store.ts';

const handedOver = new Set<string>();

/** Whether a text is to be taken up without a question, in the form for which it is kept. */
export const isHandedOver = ({ form }: Kept): boolean => handedOver.has(form);

/** Takes what was typed while a document was being created to the form of that document, which is opened when the answer arrives. */
export const takeToCreated = (kept: Kept, document: string): Promise<void> => take({ ...kept, document, base: {} });

/** Takes a text to the form of a new document, since its own was deleted. Returns the path of that form. */
export async function takeToNew(kept: Kept): Promise<string> {
  await take({ ...kept, document: null, base: {}, version: null });
  return documentPath(kept.model, 'create');
}

async function take({ save: _ofOther, ...kept }: Kept): Promise<void> {
  const form = `${newFormId()} ${kept.document}`;
  handedOver.add(form);
  await keep({ ...kept, form });
  await forget(kept.form);
}

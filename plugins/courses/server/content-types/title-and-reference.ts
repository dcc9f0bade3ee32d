import { heldSearchForm } from '@cordee/kernel';

/** A title that learners see, and a unique internal reference by which staff recognise the document, and find it. (LRN-1, H-83) */
export const titleAndReference = {
  title: { type: 'string', required: true, maxLength: 200 },
  reference: { type: 'string', required: true, unique: true, maxLength: 80 },
  ...heldSearchForm('title', 'reference'),
} as const;

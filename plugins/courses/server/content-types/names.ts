import { heldSearchForm } from '@cordee/kernel';

/** The Strapi uids of the content types that make a course. (LRN-1) */
export const COURSE = 'plugin::courses.course';
export const THEME = 'plugin::courses.theme';
export const MODULE = 'plugin::courses.module';
export const LESSON = 'plugin::courses.lesson';
export const CASE_STUDY = 'plugin::courses.case-study';

/** A title that learners see, and a unique internal reference by which staff recognise the document, and find it. (LRN-1, H-83) */
export const titleAndReference = {
  title: { type: 'string', required: true, maxLength: 200 },
  reference: { type: 'string', required: true, unique: true, maxLength: 80 },
  ...heldSearchForm('title', 'reference'),
} as const;

import { documentId } from '@cordee/kernel/endpoint';

export type { Colour } from './server/domain/colours.ts';

/** The ids of what a course is made of: the shapes by which a document id becomes one, in endpoints and when something is published. */
export const courseId = documentId.brand<'course'>();
export const themeId = documentId.brand<'theme'>();
export const moduleId = documentId.brand<'module'>();
export const lessonId = documentId.brand<'lesson'>();

import type { CourseMap } from '@cordee/progress/api';
import { type Locale, translator } from '../../lib/messages.ts';

/** Returns the text alternative of a course map. */
export const courseMapTitle = (locale: Locale, { segments }: CourseMap, { lessons, seen }: { lessons: number; seen: number }): string =>
  translator(locale)('courseMap.title', {
    seen,
    lessons,
    won: segments.filter(({ won }) => won).length,
    themes: segments.length,
  });

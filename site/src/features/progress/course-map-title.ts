import type { CourseMap } from '@cordee/progress/api';
import { type Locale, message } from '../../lib/messages.ts';

/** A route in one sentence, for whoever does not see it. */
export const courseMapTitle = (locale: Locale, { segments }: CourseMap, { lessons, seen }: { lessons: number; seen: number }): string =>
  message(locale, 'courseMap.title', { seen, lessons, won: segments.filter(({ won }) => won).length, themes: segments.length });

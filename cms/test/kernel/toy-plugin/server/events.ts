import type { CourseId } from '@cordee/courses';
import { events } from '@cordee/kernel';

/** The domain events of notes. */
export const noteEvents = events<{
  /** Somebody has saved their note on a course. */
  'note-revised': { course: CourseId };
}>('notes');
